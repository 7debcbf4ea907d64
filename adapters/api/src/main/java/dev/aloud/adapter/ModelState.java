package dev.aloud.adapter;

/** Whether a model can speak now. */
public enum ModelState {
    /** It speaks at once. */
    READY,
    /** It is starting or warming up, requests wait; or that has failed, which {@link SpeechAdapter#failure} tells. */
    LOADING,
    /** Its files are not on this machine. */
    NOT_INSTALLED
}
