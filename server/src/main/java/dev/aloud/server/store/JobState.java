package dev.aloud.server.store;

/** How far a job has come. */
public enum JobState {
    /** Nobody has asked for a block yet. */
    QUEUED("queued"),
    /** Some blocks have been asked for. */
    RUNNING("running"),
    /** Every block has been made. */
    DONE("done"),
    /** Every block has been tried, and some cannot be made. */
    FAILED("failed"),
    /** The client has ended it. */
    CANCELLED("cancelled");

    private final String name;

    JobState(String name) {
        this.name = name;
    }

    /** The name in the API. */
    public String apiName() {
        return name;
    }
}
