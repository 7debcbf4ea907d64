package dev.aloud.server.cache;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why a bucket did not do what it was asked, and what an operator can do about it. */
final class BucketException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    enum Kind {
        /** It will not do it as things are set: wrong key, missing right, no such bucket, another region. */
        REFUSED,
        /** Nothing answers there. */
        AWAY,
        /** It took too long. */
        SLOW,
        /** It answers, with errors of its own. */
        FAILING,
        /** Not asked: too much is under way already. */
        BUSY
    }

    private final Kind kind;

    BucketException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** Whether asking again at once has no point. */
    boolean willRepeat() {
        return kind == Kind.REFUSED || kind == Kind.AWAY;
    }

    static BucketException slow(S3Location location, Duration limit) {
        return new BucketException(
                Kind.SLOW,
                "the " + location + " did not answer within " + limit.toMillis()
                        + " ms: check the network, or use a bucket nearby",
                null);
    }

    static BucketException of(S3Location location, SdkException failure) {
        return failure instanceof AwsServiceException answer
                ? answered(location, answer)
                : notAnswered(location, failure);
    }

    private static BucketException answered(S3Location location, AwsServiceException failure) {
        int status = failure.statusCode();
        var details = failure.awsErrorDetails();
        var code = details == null || details.errorCode() == null ? "" : details.errorCode();
        return switch (code) {
            case "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "InvalidToken",
                    "ExpiredToken",
                    "TokenRefreshRequired" ->
                refused("does not accept the access key: check s3.access_key and s3.secret_key", location, failure);
            case "NoSuchBucket" -> refused("does not exist: create it, or set s3.bucket", location, failure);
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                refused("is in another region: set s3.region", location, failure);
            case "RequestTimeTooSkewed" ->
                refused("finds this machine's clock wrong: set it, with NTP say", location, failure);
            default -> {
                if (status == 403) {
                    yield refused(
                            "may not be used with this access key: allow s3:GetObject, s3:PutObject, s3:DeleteObject"
                                    + " and s3:ListBucket",
                            location,
                            failure);
                }
                if (status >= 500 || status == 429) {
                    yield new BucketException(
                            Kind.FAILING,
                            "the " + location + " answers with the error " + status + (code.isEmpty() ? "" : " " + code)
                                    + ": look at the logs of that service",
                            failure);
                }
                yield refused("refuses with " + status + " " + code + ": check the settings s3.*", location, failure);
            }
        };
    }

    private static BucketException refused(String why, S3Location location, Throwable failure) {
        return new BucketException(Kind.REFUSED, "the " + location + " " + why, failure);
    }

    private static BucketException notAnswered(S3Location location, SdkException failure) {
        if (failure instanceof ApiCallTimeoutException || failure instanceof ApiCallAttemptTimeoutException) {
            return new BucketException(Kind.SLOW, "the " + location + " takes too long: check the network", failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SocketTimeoutException e -> {
                    return new BucketException(
                            Kind.SLOW, "the " + location + " takes too long: check the network", failure);
                }
                case UnknownHostException e -> {
                    return away(location, "no such host", failure);
                }
                case ConnectException e -> {
                    return away(location, "nothing answers there", failure);
                }
                case NoRouteToHostException e -> {
                    return away(location, "there is no way to it", failure);
                }
                case SSLException e -> {
                    return away(location, "no secure connection: " + e.getMessage(), failure);
                }
                default -> {}
            }
        }
        if (String.valueOf(failure.getMessage()).contains("credentials")) {
            return refused(
                    "needs an access key, and there is none: set s3.access_key and s3.secret_key, or give this process a"
                            + " profile or a role",
                    location,
                    failure);
        }
        return new BucketException(Kind.FAILING, "the " + location + " broke off: " + failure.getMessage(), failure);
    }

    private static BucketException away(S3Location location, String why, Throwable failure) {
        return new BucketException(
                Kind.AWAY,
                "the " + location + " cannot be reached (" + why + "): check s3.endpoint and the network",
                failure);
    }
}
