package dev.aloud.text;

/**
 * Leads from a place in a block's text, where runs of white space are one space, back to its place in the canonical
 * text. This is what turns a {@link WordMark} into a range that a page can light up.
 */
public final class BlockOffsets {
    private BlockOffsets() {}

    /**
     * Finds a place of the block's text in the canonical text.
     *
     * @param canonical the canonical text, at least as far as the block's end
     * @param block the block
     * @param offsetInBlockText from 0 to the length of the block's text; what lies outside is taken as the nearer end
     * @return the same place in the canonical text, from {@link Block#start()} to {@link Block#end()}
     */
    public static int toCanonical(CharSequence canonical, Block block, int offsetInBlockText) {
        if (block.text().length() == block.end() - block.start()) {
            return block.start() + Math.clamp(offsetInBlockText, 0, block.text().length());
        }
        int at = block.start();
        for (int left = offsetInBlockText; left > 0 && at < block.end(); left--) {
            boolean white = WhiteSpace.is(canonical.charAt(at++));
            while (white && at < block.end() && WhiteSpace.is(canonical.charAt(at))) {
                at++;
            }
        }
        return at;
    }
}
