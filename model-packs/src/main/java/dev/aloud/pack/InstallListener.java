package dev.aloud.pack;

/** Is told how far an installation is, by the thread that installs. */
public interface InstallListener {
    /** What is being done, in this order. */
    enum Stage {
        /** Reading what is installed, and comparing its checksums. */
        CHECKING,
        /** Fetching packages. */
        DOWNLOADING,
        /** Taking files out of packages. */
        UNPACKING,
        /** Comparing the checksums of what was made. */
        VERIFYING
    }

    /** Hears nothing. */
    InstallListener SILENT = new InstallListener() {};

    /** Somebody else changes this pack, and is waited for. */
    default void waiting() {}

    /** What will be done; told before anything is downloaded, and not at all where there is nothing to do. */
    default void planned(InstallPlan plan) {}

    /** How far a stage is, in bytes. */
    default void progress(Stage stage, long done, long total) {}
}
