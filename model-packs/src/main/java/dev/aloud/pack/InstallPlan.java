package dev.aloud.pack;

import java.nio.file.Path;
import java.util.List;

/**
 * What an installation will do.
 *
 * @param parts the parts that will be here afterwards
 * @param folder where the pack will be
 * @param sources the packages that are needed
 * @param downloadBytes what is still to be downloaded
 * @param downloadedBytes what an earlier run has brought
 * @param fileBytes how much the new files take when all is done
 * @param neededBytes how much room is needed meanwhile: packages and files lie side by side until the end
 */
public record InstallPlan(
        List<String> parts,
        Path folder,
        List<PackSource> sources,
        long downloadBytes,
        long downloadedBytes,
        long fileBytes,
        long neededBytes) {
    public InstallPlan {
        parts = List.copyOf(parts);
        sources = List.copyOf(sources);
    }
}
