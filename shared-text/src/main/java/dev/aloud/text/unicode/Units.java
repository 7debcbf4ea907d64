package dev.aloud.text.unicode;

/** UTF-16 units by index, from wherever they come. */
@FunctionalInterface
public interface Units {
    /**
     * Gives one unit.
     *
     * @param index from 0
     * @return the unit, or -1 at and after the end of the text
     */
    int at(int index);

    /**
     * Gives the code point that starts at a unit.
     *
     * @param index from 0
     * @return the code point; a lone surrogate is itself; -1 at and after the end of the text
     */
    default int codePointAt(int index) {
        int unit = at(index);
        if ((unit & 0xFC00) == 0xD800) {
            int low = at(index + 1);
            if ((low & 0xFC00) == 0xDC00) {
                return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            }
        }
        return unit;
    }
}
