package dev.aloud.browser;

import dev.aloud.browser.device.Device;
import dev.aloud.browser.device.Page;
import dev.aloud.flite.FliteModel;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.util.List;
import org.teavm.jso.JSExport;

/**
 * The engine worker: does what the page asks, one document and one voice at a time. Each exported method is a message of
 * README.md.
 */
public final class EngineWorker {
    /** What the page last chose to speak. */
    private record Choice(String tier, Voicing voicing) {}

    private final Device device;
    private final Page page;
    private final List<LocalModel> models;
    private final StoredBlocks stored;
    private DocumentSession document;
    private Narrator narrator;
    private Choice choice;
    private int generation;
    private int rateThousandths = 1000;

    EngineWorker(Device device) {
        this.device = device;
        this.page = device.getPage();
        this.stored = new StoredBlocks(device.getStore(), page, device.getClock());
        this.models = List.of(
                new FliteLocalModel(device, watcher(FliteModel.ID)),
                new KokoroLocalModel(device, watcher(KokoroModel.ID)));
        for (LocalModel model : models) {
            model.list(page);
        }
    }

    /** The worker is about to hear its page. */
    @JSExport
    public void ready() {
        page.ready(models.get(0).revision());
    }

    /** Replaces the document. */
    @JSExport
    public void open(String text, String documentId) {
        close();
        document = new DocumentSession(documentId, text, page, device.getClock(), this::grown);
        narrator = new Narrator(device, document);
        narrator.rate(rateThousandths);
        if (choice != null) {
            speak(0);
        }
        document.begin();
    }

    /** Says what can speak. */
    @JSExport
    public void catalogue() {
        page.cataloguePending();
        device.getServer()
                .catalogue(models -> page.catalogue(models, true, ""), message -> page.catalogue(null, false, message));
    }

    /** Chooses who speaks from a block on. */
    @JSExport
    public void voice(String tier, String model, String voice, String revision, int newGeneration, int from) {
        String problem = problem(tier, model, voice);
        if (problem != null) {
            page.error(problem, "the " + tier + " tier has no voice " + voice + " of a model " + model);
            return;
        }
        String known = tier.equals("browser") ? local(model).revision() : revision;
        choice = new Choice(tier, new Voicing(model, known, voice, Speed.NORMAL));
        generation = newGeneration;
        if (narrator != null) {
            speak(from);
        }
    }

    /** Reads from a block on. */
    @JSExport
    public void play(int index, int newGeneration) {
        generation = newGeneration;
        if (document == null) {
            page.error("no_document", "there is nothing to read: open a text first");
        } else if (choice == null) {
            page.error("no_voice", "nobody is there to read: choose a voice first");
        } else if (index < 0 || (document.complete() && index >= document.count())) {
            page.error("bad_message", "there is no block " + index);
        } else {
            narrator.play(index, newGeneration);
        }
    }

    /** The page plays this block now. */
    @JSExport
    public void cursor(int index, int ofGeneration) {
        if (narrator != null) {
            narrator.cursor(index, ofGeneration);
        }
    }

    /** The window stops growing. */
    @JSExport
    public void pause() {
        if (narrator != null) {
            narrator.pause();
        }
    }

    /** The window grows again. */
    @JSExport
    public void resume() {
        if (narrator != null) {
            narrator.resume();
        }
    }

    /** The page's tempo in thousandths. */
    @JSExport
    public void rate(int thousandths) {
        rateThousandths = thousandths;
        if (narrator != null) {
            narrator.rate(thousandths);
        }
    }

    /** Forgets the document. */
    @JSExport
    public void close() {
        if (document != null) {
            stored.follow(null);
            narrator.close();
            document.close();
            narrator = null;
            document = null;
        }
    }

    /** Empties the block store. */
    @JSExport
    public void clearCache() {
        device.getStore().clear(stored::again);
    }

    /** Whether the block store is used, and how much it may hold; negative leaves that. */
    @JSExport
    public void preferences(boolean useCache, double cacheBytes) {
        device.getStore().configure(useCache, cacheBytes);
        stored.again();
    }

    /** Tells the page of a model's engine, as long as it is the one that is to speak. */
    private UtteranceQueue.Watcher watcher(String model) {
        return new UtteranceQueue.Watcher() {
            @Override
            public void loaded() {
                tell("connected", "");
            }

            @Override
            public void notLoaded(String message, boolean again) {
                tell(again ? "offline" : "stopped", message);
            }

            private void tell(String state, String message) {
                if (choice != null
                        && choice.tier().equals("browser")
                        && choice.voicing().model().equals(model)) {
                    page.source(state, "browser", message);
                }
            }
        };
    }

    private void grown(int first) {
        narrator.grown(first);
        stored.grown();
    }

    private void speak(int from) {
        var blocks = new KeyedBlocks(document, choice.voicing());
        Voice voice = choice.tier().equals("browser")
                ? new BrowserVoice(device, local(choice.voicing().model()).queue(), stored, blocks)
                : new ServerVoice(device, stored, blocks);
        stored.follow(blocks);
        narrator.voice(voice, generation, from);
    }

    /** The model of this id that this worker has, or null. */
    private LocalModel local(String id) {
        for (LocalModel model : models) {
            if (model.id().equals(id)) {
                return model;
            }
        }
        return null;
    }

    private String problem(String tier, String model, String voice) {
        if (tier.equals("server")) {
            return null; // It knows what it has.
        }
        if (!tier.equals("browser")) {
            return "bad_message";
        }
        LocalModel found = local(model);
        if (found == null) {
            return "unknown_model";
        }
        return found.hasVoice(voice) ? null : "unknown_voice";
    }
}
