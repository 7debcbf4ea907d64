package dev.aloud.server.socket;

import dev.aloud.server.job.Job;

/** What a session has to tell those who look after all of them. Called from the session's threads. */
interface SessionEvents {
    /** The listener has ended the job. */
    void cancelled(Job job);

    /** The first audio of the block at the cursor is about to be written, so long after it was wanted. */
    void firstAudio(long nanos);
}
