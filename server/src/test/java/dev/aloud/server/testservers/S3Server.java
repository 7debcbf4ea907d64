package dev.aloud.server.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server in the test's process, behind a {@link FaultyLink}: it speaks HTTP, checks signatures, and keeps its objects as
 * files in a directory, where a test can look at them, damage them and make them old.
 */
public final class S3Server implements AutoCloseable {
    /** The bucket that is there. */
    public static final String BUCKET = "aloud-test";

    /** Who may use it; no secret of anybody. */
    public static final String ACCESS_KEY = "test-access-key";

    /** The secret of {@link #ACCESS_KEY}. */
    public static final String SECRET_KEY = "test-secret-key";

    private final Path directory;
    private final S3Proxy server;
    private final FaultyLink link;

    private S3Server(Path directory, S3Proxy server, FaultyLink link) {
        this.directory = directory;
        this.server = server;
        this.link = link;
    }

    /** Starts with what is in the directory, and an empty bucket if it has none. */
    public static S3Server start(Path directory) {
        try {
            Files.createDirectories(directory.resolve(BUCKET));
            var server = S3Proxy.builder()
                    .blobStore(new FilesystemNio2BlobStore(directory.toString()))
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                    .ignoreUnknownHeaders(true)
                    .build();
            server.start();
            return new S3Server(directory, server, new FaultyLink(server.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not start", e);
        }
    }

    /** Where it answers, through the link. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + link.port());
    }

    /** The wire to it. */
    public FaultyLink link() {
        return link;
    }

    /** The file of an object. */
    public Path file(String name) {
        return directory.resolve(BUCKET).resolve(name);
    }

    /** The files of all objects. */
    public List<Path> files() {
        try (var files = Files.walk(directory.resolve(BUCKET))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        link.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not stop", e);
        }
    }
}
