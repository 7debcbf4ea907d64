package dev.aloud.delivery;

import dev.aloud.protocol.AudioCodec;
import dev.aloud.protocol.AudioFrame;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.BlockState;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.util.ArrayList;
import java.util.List;

/** A delivery with the hands to drive it in tests: job of equal blocks, requests and withdrawals collected. */
final class Engine {
    static final int EST_MS = 1000;
    private static final JobHeader JOB =
            new JobHeader("job-1", new Voicing("flite", "r1", "slt", Speed.NORMAL), AudioCodec.PCM, 16_000);

    final List<Integer> requested = new ArrayList<>();
    final List<Integer> withdrawn = new ArrayList<>();
    final List<BlockInfo> infos = new ArrayList<>();
    boolean complete = true;
    final Delivery delivery;

    Engine(int blocks) {
        this(blocks, DeliveryLimits.DEFAULT);
    }

    Engine(int blocks, DeliveryLimits limits) {
        grow(blocks);
        delivery = new Delivery(JOB, new Growing(), limits);
    }

    void grow(int by) {
        for (int i = 0; i < by; i++) {
            int at = infos.size() * 10;
            infos.add(new BlockInfo(at, at + 9, "key" + infos.size(), EST_MS));
        }
    }

    void want(int first, int count, Integer... have) {
        delivery.receive(new Message.Want(first, count, List.of(have)));
        pump();
    }

    void ready(int index, int bytes) {
        delivery.ready(index, sound(bytes, false));
        pump();
    }

    void readyFromCache(int index, int bytes) {
        delivery.ready(index, sound(bytes, true));
        pump();
    }

    void pump() {
        for (int i = delivery.nextWithdrawal(); i != Delivery.NONE; i = delivery.nextWithdrawal()) {
            withdrawn.add(i);
        }
        for (int i = delivery.nextRequest(); i != Delivery.NONE; i = delivery.nextRequest()) {
            requested.add(i);
        }
    }

    /** All that can be sent now. */
    List<Outgoing> drain() {
        var items = new ArrayList<Outgoing>();
        for (Outgoing item = delivery.next(); item != null; item = delivery.next()) {
            items.add(item);
            pump();
        }
        return items;
    }

    /** All that can be sent now, shortly told, the job message left out. */
    List<String> told() {
        var lines = new ArrayList<String>();
        for (Outgoing item : drain()) {
            String line = line(item);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Sends up to and with the item that reads so. */
    void drainOne(String upTo) {
        for (Outgoing item = delivery.next(); item != null; item = delivery.next()) {
            if (line(item).equals(upTo)) {
                return;
            }
        }
        throw new AssertionError("was never sent: " + upTo);
    }

    static String line(Outgoing item) {
        return switch (item) {
            case Outgoing.Audio(AudioFrame f) ->
                "frame " + f.blockIndex() + " @" + f.offset() + " +" + f.length() + (f.last() ? " last" : "");
            case Outgoing.Text(BlockState b) ->
                switch (b.phase()) {
                    case Phase.Queued p -> "queued " + b.index() + (b.cached() ? " cached" : "");
                    case Phase.Running p -> "running " + b.index();
                    case Phase.Ready p -> "ready " + b.index() + (b.cached() ? " cached" : "");
                    case Phase.Failed p -> "failed " + b.index() + " " + p.code();
                };
            case Outgoing.Text(Message.JobInfo j) -> "";
            case Outgoing.Text(Message.Progress p) -> "progress " + p.msDone() + "/" + p.msTotal();
            case Outgoing.Text(Message.Done d) -> "done " + d.blocks() + " " + d.ms();
            case Outgoing.Text(Message.ProtocolError e) -> "error " + e.code();
            case Outgoing.Text(Message.Pong p) -> "pong " + p.nonce();
            case Outgoing.Text(Message.Unknown u) -> "unknown";
        };
    }

    static BlockSound sound(int bytes, boolean cached) {
        return new BlockSound(new byte[bytes], bytes / 2, List.of(new WordMark(0, 4, 0, 10)), cached);
    }

    private final class Growing implements JobBlocks {
        @Override
        public int count() {
            return infos.size();
        }

        @Override
        public boolean complete() {
            return complete;
        }

        @Override
        public BlockInfo block(int index) {
            return infos.get(index);
        }

        @Override
        public long estMs() {
            return (long) infos.size() * EST_MS;
        }
    }
}
