package dev.aloud.pack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** An installation of the toy pack in a process of its own. */
final class InstallProcess {
    private InstallProcess() {}

    static Process start(Path shelf, URI registry) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        InstallProcess.class.getName(),
                        shelf.toString(),
                        registry.toString())
                .inheritIO()
                .start();
    }

    /** Installs; the arguments are the shelf's folder and the registry's address. */
    public static void main(String[] args) throws Exception {
        var toy = new Toy();
        var shelf = new PackShelf(Path.of(args[0]), List.of(toy.pack));
        var registry = URI.create(args[1]);
        var packages = new PackageSource() {
            @Override
            public Archive locate(PackSource source) {
                return new Archive(registry.resolve(source.name()), source.integrity());
            }

            @Override
            public Path fetch(PackSource source, Path folder) throws PackException {
                throw new PackException(PackException.Code.NOT_FOUND, source.spec());
            }
        };
        new PackInstaller(shelf, packages).install(toy.pack, Toy.DEFAULT, InstallListener.SILENT);
    }
}
