package dev.aloud.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads every file of an installed pack again and compares its SHA-256. */
public final class PackVerifier {
    private final PackShelf shelf;

    public PackVerifier(PackShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * What is wrong with the parts that are installed; empty when all is well.
     *
     * @param progress is told how many bytes were read, again and again
     */
    public List<String> verify(ModelPack pack, LongConsumer progress) throws IOException, InterruptedException {
        var problems = new ArrayList<>(shelf.status(pack).problems());
        var here = shelf.read(pack, new ArrayList<>());
        if (here.isEmpty()) {
            return problems;
        }
        var parts = here.get().parts().stream().map(PackPart::id).toList();
        for (var wanted : pack.filesOf(parts)) {
            var file = shelf.home(pack).resolve(wanted.path());
            if (here.get().files().contains(wanted)
                    && PackShelf.fault(file, wanted).isEmpty()) {
                compare(file, wanted, progress, problems);
            }
        }
        return problems;
    }

    private static void compare(Path file, PackFile wanted, LongConsumer progress, List<String> problems)
            throws IOException, InterruptedException {
        if (!Digests.sha256(file, progress).equals(wanted.sha256())) {
            problems.add(wanted.path() + " is damaged: its SHA-256 is not the one of the manifest");
        }
    }
}
