package dev.aloud.server.cache;

import java.net.URI;
import java.util.Optional;

/**
 * Where a bucket is, and who may use it.
 *
 * @param endpoint address of the service; empty for Amazon's
 * @param region region of the bucket
 * @param bucket its name
 * @param prefix what the names of all objects begin with
 * @param accessKey access key id; empty when the environment, a profile or the instance's role gives it
 * @param secretKey the secret of that key
 */
public record S3Location(
        Optional<URI> endpoint,
        String region,
        String bucket,
        String prefix,
        Optional<String> accessKey,
        String secretKey) {
    /** Tells no secret. */
    @Override
    public String toString() {
        return "bucket " + bucket + " at " + endpoint.map(URI::toString).orElse("Amazon S3");
    }
}
