package dev.aloud.pack;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a person types to install, mend or check a pack, spelled the same wherever it is told.
 *
 * @param before what stands before the command, a variable say
 * @param after what stands behind it, options say
 */
public record PackHints(String before, String after) {
    /** For the folder that the command takes by itself. */
    public static final PackHints PLAIN = new PackHints("", "");

    /** What a shell takes as it is. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:@%+=-]+");

    /** For packs in a folder: it is named where it is not the user's own, since who reads the hint may have another shell. */
    public static PackHints of(Path folder) {
        return folder.equals(PackShelf.usualFolder())
                ? PLAIN
                : new PackHints(PackShelf.ENVIRONMENT_VARIABLE + "=" + quoted(folder) + " ", "");
    }

    /** The command that installs a pack, goes on with it, or mends it. */
    public String install(String packId) {
        return before + "aloud models install " + packId + after;
    }

    /** The command that finds damaged files. */
    public String verify(String packId) {
        return before + "aloud models verify " + packId + after;
    }

    /** A path as one types it. */
    public static String quoted(Path path) {
        String text = path.toString();
        return HARMLESS.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
