package dev.aloud.server.cache;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * The objects of a bucket under a prefix, by block key. Every method waits for the network, and fails with a {@link
 * BucketException} that says what to do. Thread-safe.
 */
final class S3Bucket implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration ONE_CALL = Duration.ofSeconds(30);
    private static final int TRIES = 3;

    private final S3Location location;

    /** Made in the background, as the SDK takes a second to load and a server should answer meanwhile. */
    private final CompletableFuture<S3Client> client;

    S3Bucket(S3Location location) {
        this.location = location;
        client = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("aloud-s3-start").start(() -> {
            try {
                client.complete(connect(location));
            } catch (RuntimeException | Error e) {
                client.completeExceptionally(e);
            }
        });
    }

    /** An object's content or part of it, and what is known of the whole. */
    @SuppressWarnings("ArrayRecordComponent") // handed from one reader to another, never compared
    record Content(byte[] bytes, long from, long length, Map<String, String> metadata, Instant modified) {}

    /** An object without its content. */
    record Head(long length, Map<String, String> metadata, Instant modified, String tag) {}

    /** An object in a listing. */
    record Listed(String key, long length, Instant modified) {}

    private static S3Client connect(S3Location location) {
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .region(Region.of(location.region()))
                .credentialsProvider(credentials(location))
                // Blocks carry a checksum of their own, and not every service knows those of newer SDKs.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(location.endpoint().isPresent())
                        .chunkedEncodingEnabled(false)
                        .expectContinueEnabled(false)
                        .build())
                .overrideConfiguration(settings -> settings.apiCallTimeout(ONE_CALL)
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(TRIES)
                                .build()));
        location.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(S3Location location) {
        return location.accessKey()
                .<AwsCredentialsProvider>map(
                        key -> StaticCredentialsProvider.create(AwsBasicCredentials.create(key, location.secretKey())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    /** The whole object. */
    Optional<Content> get(String key) throws BucketException {
        return content(key, null);
    }

    /**
     * Some of an object's bytes.
     *
     * @param range as in the HTTP header {@code Range}, such as {@code bytes=0-99}
     * @return what the object has of them, none of them if it is shorter; empty when there is no such object
     */
    Optional<Content> get(String key, String range) throws BucketException {
        return content(key, range);
    }

    private Optional<Content> content(String key, String range) throws BucketException {
        return found(s3 -> {
            try {
                var response = s3.getObjectAsBytes(
                        get -> get.bucket(location.bucket()).key(name(key)).range(range));
                var object = response.response();
                var bytes = response.asByteArrayUnsafe();
                return new Content(
                        bytes,
                        start(object.contentRange()),
                        total(object.contentRange(), bytes.length),
                        object.metadata(),
                        object.lastModified());
            } catch (AwsServiceException e) {
                if (e.statusCode() != 416) {
                    throw e;
                }
                var head = s3.headObject(get -> get.bucket(location.bucket()).key(name(key)));
                return new Content(
                        new byte[0], head.contentLength(), head.contentLength(), head.metadata(), head.lastModified());
            }
        });
    }

    private static long start(String contentRange) {
        return contentRange == null
                ? 0
                : Long.parseLong(contentRange.substring(contentRange.indexOf(' ') + 1, contentRange.indexOf('-')));
    }

    private static long total(String contentRange, long otherwise) {
        return contentRange == null ? otherwise : Long.parseLong(contentRange.substring(contentRange.indexOf('/') + 1));
    }

    Optional<Head> head(String key) throws BucketException {
        return found(s3 -> {
            var head = s3.headObject(get -> get.bucket(location.bucket()).key(name(key)));
            return new Head(head.contentLength(), head.metadata(), head.lastModified(), head.eTag());
        });
    }

    /** Stores an object, whole or not at all. */
    void put(String key, ByteBuffer bytes, Map<String, String> metadata) throws BucketException {
        asked(s3 -> s3.putObject(
                put -> put.bucket(location.bucket())
                        .key(name(key))
                        .contentType("application/octet-stream")
                        .metadata(metadata),
                RequestBody.fromRemainingByteBuffer(bytes)));
    }

    /** Makes the object's time the present one, by copying it onto itself, if it is still the one with this tag. */
    void touch(String key, Head head) throws BucketException {
        found(s3 -> {
            try {
                return s3.copyObject(copy -> copy.sourceBucket(location.bucket())
                        .sourceKey(name(key))
                        .copySourceIfMatch(head.tag())
                        .destinationBucket(location.bucket())
                        .destinationKey(name(key))
                        .metadataDirective(MetadataDirective.REPLACE)
                        .contentType("application/octet-stream")
                        .metadata(head.metadata()));
            } catch (AwsServiceException e) {
                if (e.statusCode() == 412) {
                    return null; // Written again meanwhile, so its time is new.
                }
                throw e;
            }
        });
    }

    /** Removes objects; those that are not there are removed already. */
    void remove(List<String> keys) throws BucketException {
        var names = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(name(key)).build())
                .toList();
        var errors = asked(s3 -> s3.deleteObjects(delete -> delete.bucket(location.bucket())
                        .delete(Delete.builder().quiet(true).objects(names).build())))
                .errors();
        if (!errors.isEmpty()) {
            throw new BucketException(
                    BucketException.Kind.REFUSED,
                    "the " + location + " does not remove blocks ("
                            + errors.getFirst().code() + "): allow s3:DeleteObject",
                    null);
        }
    }

    /** Shows every block there is; other objects under the prefix are passed over. */
    void list(Consumer<Listed> each) throws BucketException {
        asked(s3 -> {
            s3.listObjectsV2Paginator(list -> list.bucket(location.bucket()).prefix(location.prefix()))
                    .contents()
                    .forEach(object -> {
                        var key = object.key().substring(location.prefix().length());
                        if (CacheKeys.valid(key)) {
                            each.accept(new Listed(key, object.size(), object.lastModified()));
                        }
                    });
            return true;
        });
    }

    private String name(String key) {
        return location.prefix() + key;
    }

    private <T> Optional<T> found(Function<S3Client, T> question) throws BucketException {
        try {
            return Optional.ofNullable(question.apply(client.join()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw BucketException.of(location, e);
        } catch (CompletionException e) {
            throw new BucketException(
                    BucketException.Kind.REFUSED,
                    "the settings s3.* cannot be used: " + e.getCause().getMessage(),
                    e);
        }
    }

    private <T> T asked(Function<S3Client, T> question) throws BucketException {
        return found(question).orElseThrow();
    }

    @Override
    public void close() {
        var _ = client.thenAccept(S3Client::close);
    }
}
