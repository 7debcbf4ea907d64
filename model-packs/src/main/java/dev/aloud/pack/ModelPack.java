package dev.aloud.pack;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The manifest of a pack: what a model's files are and where they come from.
 *
 * @param id the id of the model that speaks with it, such as {@code kokoro-82m}; also the name of its folder
 * @param name what a person reads
 * @param licence the licence of weights and voices, as an SPDX identifier
 * @param origin whose work it is
 * @param parts what can be installed one without the other
 * @param sources the packages that it comes from
 * @param files its files
 */
public record ModelPack(
        String id,
        String name,
        String licence,
        String origin,
        List<PackPart> parts,
        List<PackSource> sources,
        List<PackFile> files) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");

    public ModelPack {
        parts = List.copyOf(parts);
        sources = List.copyOf(sources);
        files = List.copyOf(files);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not an id: " + id);
        }
        var partIds = parts.stream().map(PackPart::id).collect(Collectors.toSet());
        var sourceNames = sources.stream().map(PackSource::name).collect(Collectors.toSet());
        for (var file : files) {
            if (!partIds.contains(file.part())) {
                throw new IllegalArgumentException(file.path() + " belongs to no part");
            }
            if (!file.pieces().stream().allMatch(piece -> sourceNames.contains(piece.source()))) {
                throw new IllegalArgumentException(file.path() + " is made of a package that is not among the sources");
            }
        }
    }

    /** The file at this path in the pack. */
    public Optional<PackFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** The ids of the parts that are installed unless told otherwise. */
    public Set<String> defaultParts() {
        return parts.stream().filter(PackPart::byDefault).map(PackPart::id).collect(Collectors.toUnmodifiableSet());
    }

    /** The files of some parts. */
    public List<PackFile> filesOf(Collection<String> partIds) {
        return files.stream().filter(file -> partIds.contains(file.part())).toList();
    }

    /** The packages that some files are made of, in the manifest's order. */
    public List<PackSource> sourcesOf(Collection<PackFile> some) {
        var names = some.stream()
                .flatMap(file -> file.pieces().stream())
                .map(PackFile.Piece::source)
                .collect(Collectors.toSet());
        return sources.stream().filter(source -> names.contains(source.name())).toList();
    }

    /** The same pack with some of its files only: what a folder holds is described so. */
    ModelPack only(Collection<String> partIds) {
        var some = filesOf(partIds);
        var here = parts.stream().filter(part -> partIds.contains(part.id())).toList();
        return new ModelPack(id, name, licence, origin, here, sourcesOf(some), some);
    }
}
