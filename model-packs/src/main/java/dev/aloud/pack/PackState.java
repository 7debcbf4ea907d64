package dev.aloud.pack;

/** How much of a pack is on this machine. */
public enum PackState {
    /** Nothing of it. */
    ABSENT("not_installed"),
    /** An installation has begun and not ended; installing again goes on from there. */
    PARTIAL("partial"),
    /** All its parts that are installed by default are here, each file with the size it should have. */
    INSTALLED("installed"),
    /**
     * It was installed, but files are missing, or are others than this version of Aloud wants. Installing again mends it. Where
     * they are of a part that is not installed by default, the model can speak all the same.
     */
    DAMAGED("damaged");

    private final String code;

    PackState(String code) {
        this.code = code;
    }

    /** Its name for programs, the same in every interface. */
    public String code() {
        return code;
    }
}
