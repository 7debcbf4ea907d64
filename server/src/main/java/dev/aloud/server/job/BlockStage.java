package dev.aloud.server.job;

/** Where a block of a job stands. */
public enum BlockStage {
    /** Nobody has asked for it, or it waits. */
    QUEUED("queued"),
    /** It is being spoken. */
    RUNNING("running"),
    /** Its audio is there. */
    READY("ready"),
    /** It could not be spoken. */
    FAILED("failed");

    private final String name;

    BlockStage(String name) {
        this.name = name;
    }

    /** The name in the API, the same as in the block protocol. */
    public String apiName() {
        return name;
    }
}
