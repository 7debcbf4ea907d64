package dev.aloud.server.http;

import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.job.BlockStage;
import dev.aloud.server.job.Job;
import dev.aloud.server.job.JobIds;
import dev.aloud.server.job.JobProgress;
import dev.aloud.server.job.Jobs;
import dev.aloud.server.store.JobState;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** {@code /v1/jobs}: how far a job has come, its blocks, and its end. */
final class JobsService implements Resource {
    private static final String JOB = "/v1/jobs/{job}";
    private static final String BLOCKS = "/v1/jobs/{job}/blocks";
    private static final int PAGE_DEFAULT = 100;
    private static final int PAGE_MAX = 500;

    private final Jobs jobs;
    private final BlockCache cache;

    JobsService(Jobs jobs, BlockCache cache) {
        this.jobs = jobs;
        this.cache = cache;
    }

    private record JobView(
            String id,
            String state,
            String model,
            String revision,
            String voice,
            BigDecimal speed,
            String codec,
            String created,
            BigDecimal secondsDone,
            BigDecimal secondsTotal,
            int blocksDone,
            int blocksTotal,
            FailureView error) {
        static JobView of(Job job, JobState state) {
            var description = job.description();
            var progress = job.progress();
            return new JobView(
                    description.id().toString(),
                    state.apiName(),
                    description.voicing().model(),
                    description.voicing().revision(),
                    description.voicing().voice(),
                    BigDecimal.valueOf(description.voicing().speed().thousandths(), 3),
                    description.codec(),
                    description.created().toString(),
                    BigDecimal.valueOf(progress.msDone(), 3),
                    BigDecimal.valueOf(progress.msTotal(), 3),
                    progress.blocksDone(),
                    progress.blocksTotal(),
                    progress.failure().map(FailureView::of).orElse(null));
        }
    }

    private record FailureView(int block, String code, String message, boolean retryable) {
        static FailureView of(JobProgress.Failure failure) {
            return new FailureView(failure.block(), failure.code(), failure.message(), failure.retryable());
        }
    }

    private record Page(List<BlockView> blocks, int first, int total, String next) {}

    private record BlockView(
            int index, int start, int end, String text, String key, String state, Integer durationMs) {}

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, JOB, this::job),
                new Route(Method.DELETE, JOB, this::cancel),
                new Route(Method.GET, BLOCKS, this::blocks));
    }

    private void job(ServerRequest request, ServerResponse response) {
        var job = require(request);
        var state = jobs.state(job.description().id())
                .orElseThrow(() -> unknownJob().asException());
        Reply.json(request, response, 200, JobView.of(job, state));
    }

    private void cancel(ServerRequest request, ServerResponse response) {
        if (!jobs.cancel(id(request))) {
            throw unknownJob().asException();
        }
        Reply.empty(response, 204);
    }

    private void blocks(ServerRequest request, ServerResponse response) {
        var job = require(request);
        int first = Parameters.query(request, "first", 0, 0, Integer.MAX_VALUE);
        int count = Parameters.query(request, "count", PAGE_DEFAULT, 1, PAGE_MAX);
        int from = Math.min(first, job.count());
        int end = Math.min(job.count(), from + count);
        var views =
                IntStream.range(from, end).mapToObj(index -> view(job, index)).toList();
        String next = end < job.count()
                ? "/v1/jobs/" + job.description().id() + "/blocks?first=" + end + "&count=" + count
                : null;
        if (next != null) {
            response.header("Link", "<" + next + ">; rel=\"next\"");
        }
        Reply.json(request, response, 200, new Page(views, first, job.count(), next));
    }

    private BlockView view(Job job, int index) {
        var block = job.text(index);
        var stage = job.stage(index);
        if (stage != BlockStage.READY && cache.contains(job.key(index))) {
            stage = BlockStage.READY;
        }
        return new BlockView(
                index,
                block.start(),
                block.end(),
                block.text(),
                job.key(index),
                stage.apiName(),
                job.durationMs(index).orElse(null));
    }

    private Job require(ServerRequest request) {
        return jobs.find(id(request)).orElseThrow(() -> unknownJob().asException());
    }

    private static UUID id(ServerRequest request) {
        return JobIds.parse(Parameters.path(request, "job"))
                .orElseThrow(() -> unknownJob().asException());
    }

    static Problem unknownJob() {
        return Problem.of(
                404,
                "unknown_job",
                "There is no such job",
                "It was never made, or it was not used for long and is forgotten; make a new one, its audio is still cached.");
    }
}
