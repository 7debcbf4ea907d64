package dev.aloud.pack;

/**
 * Files of a pack that are installed together or not at all.
 *
 * @param id its name on the command line
 * @param meaning what it is for, in a few words
 * @param byDefault whether it is installed unless told otherwise; a server speaks with these parts
 */
public record PackPart(String id, String meaning, boolean byDefault) {}
