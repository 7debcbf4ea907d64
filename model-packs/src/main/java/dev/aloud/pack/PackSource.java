package dev.aloud.pack;

/**
 * An npm package that a pack is made from.
 *
 * @param name its name
 * @param version its exact version
 * @param licence its licence, as it says itself
 * @param bytes the size of its archive
 * @param integrity the SHA-512 of its archive as npm writes it, {@code sha512-} and Base64
 * @param unpackedBytes the sizes of all files in the archive together; nothing beyond is unpacked
 */
public record PackSource(
        String name, String version, String licence, long bytes, String integrity, long unpackedBytes) {
    /** As npm takes it: {@code name@version}. */
    public String spec() {
        return name + "@" + version;
    }
}
