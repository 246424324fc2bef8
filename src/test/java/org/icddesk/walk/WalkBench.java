// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.icddesk.configuration.HoursOfDay;
import org.icddesk.configuration.IndexSettings;
import org.icddesk.configuration.IndexedRelease;
import org.icddesk.http.OutboundFailure;
import org.icddesk.http.OutboundRequest;
import org.icddesk.http.OutboundResponse;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.testing.gateway.ScriptedOutbound;
import org.icddesk.testing.gateway.ScriptedOutbound.Step;

/** Walks through an ICD-10 written down in a test, whose time passes when told to; a restart loses all but the disk. */
final class WalkBench {

    static final Release RELEASE = new Release("2019");
    static final IcdUri ICD10 = new Icd10Uri(Optional.empty(), Optional.empty());
    static final IndexedRelease PLAN = new IndexedRelease(ICD10, Optional.of(RELEASE), Language.ENGLISH, List.of());
    static final IndexedRelease LATEST = new IndexedRelease(ICD10, Optional.empty(), Language.ENGLISH, List.of());

    static final URI API = URI.create("http://api.test");
    private static final String PATH = "/icd/release/10/";

    private final List<IndexedRelease> plans;
    private final Optional<Path> directory;
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, Step> spoiled = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    private volatile boolean holding;
    private double rate = 2;
    private HoursOfDay hours = HoursOfDay.ALL;
    private List<String> releases = List.of("2019");
    ScriptedGateway desk;
    WalkedIndexes indexes;
    Walks walks;

    /** Walks ICD-10 of 2019: two chapters, three blocks and seven categories. */
    WalkBench(Optional<Path> directory, IndexedRelease... plans) {
        this.directory = directory;
        this.plans = List.of(plans);
        children.put("", List.of("I", "II"));
        children.put("I", List.of("A00-A09", "A15-A19"));
        children.put("II", List.of("C00-C97"));
        children.put("A00-A09", List.of("A00", "A01"));
        children.put("A15-A19", List.of("A15"));
        children.put("A00", List.of("A00.0", "A00.1", "A00.9"));
        children.put("C00-C97", List.of("C00"));
        restart();
    }

    /** {@return how many entities there are} */
    int entities() {
        return (int) children.values().stream().mapToLong(List::size).sum();
    }

    /** Puts entities under one. */
    void put(String code, String... below) {
        children.put(code, List.of(below));
    }

    /** Tells the releases that WHO has, the latest first. */
    void releases(String... all) {
        releases = List.of(all);
    }

    /** Sets the requests in a second from the next start on. */
    void rate(double perSecond) {
        rate = perSecond;
    }

    /** Limits the hours from the next start on. */
    void hours(int from, int to) {
        hours = new HoursOfDay(from, to);
    }

    /** Answers a path, such as {@code 2019/A00}, otherwise. */
    void spoil(String path, Step step) {
        spoiled.put(path, step);
    }

    /** Answers as it should again. */
    void heal() {
        spoiled.clear();
    }

    /** Starts the server again, after a kill or the first time; the kill lets go of the directory, as the system does. */
    void restart() {
        long before = desk == null ? 0 : desk.time.nanos() + 1_000_000;
        if (walks != null) {
            walks.stop();
        }
        desk = new ScriptedGateway(this::execute, 10 << 20);
        desk.time.pass(Duration.ofNanos(before));
        desk.who.always(this::answer);
        indexes = new WalkedIndexes();
        walks = walks(indexes);
    }

    /** Holds requests back, as a crowd of readers does, until it is called with false. */
    void hold(boolean on) {
        holding = on;
        while (!on && !held.isEmpty()) {
            held.remove().run();
        }
    }

    private void execute(Runnable task) {
        if (holding) {
            held.add(task);
        } else {
            task.run();
        }
    }

    /** {@return the walks of another server with the same settings, which publishes elsewhere} */
    Walks walks(WalkedIndexes published) {
        return new Walks(
                new IndexSettings(plans, rate, hours, directory, IndexSettings.DEFAULT_MEGABYTES),
                API,
                desk.gateway.background(),
                published,
                Synonyms.NONE,
                desk.time,
                ZoneOffset.UTC);
    }

    /** Lets time pass in which so many requests may be sent. */
    void run(int requests) {
        for (int i = 0; i < requests; i++) {
            walks.tick();
            desk.time.pass(Duration.ofMillis(500));
        }
    }

    /** Lets time pass, looking ten times a second whether something is due. */
    void pass(Duration time) {
        for (long i = 0; i < time.toMillis() / 100; i++) {
            walks.tick();
            desk.time.pass(Duration.ofMillis(100));
        }
    }

    /** {@return what WHO was asked for, after {@code /icd/release/10/}} */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** {@return how far the first walk is} */
    WalkProgress progress() {
        return walks.progress().get(0);
    }

    WalkState state() {
        return progress().state();
    }

    Optional<WalkedIndex> index() {
        return indexes.find(ICD10, Language.ENGLISH);
    }

    /** {@return how many entities are searched} */
    int searched() {
        return index().map(index -> index.index().size()).orElse(0);
    }

    static IcdUri uri(String code) {
        return Icd10Uri.of(RELEASE, new Icd10Code(code));
    }

    private OutboundResponse answer(OutboundRequest request) throws OutboundFailure {
        String path = request.uri().getPath();
        String what = path.length() < PATH.length() ? "" : path.substring(PATH.length());
        asked.add(what);
        if (spoiled.containsKey(what)) {
            return spoiled.get(what).answer(request);
        }
        if (what.isEmpty()) {
            return ScriptedOutbound.json("{'release': [" + uris(releases) + "], 'latestRelease': '"
                    + "http://id.who.int" + PATH + releases.get(0) + "'}");
        }
        String release = what.substring(0, 4);
        String code = what.length() > 5 ? what.substring(5) : "";
        boolean known = code.isEmpty() || children.values().stream().anyMatch(below -> below.contains(code));
        return known
                ? ScriptedOutbound.json(entity(release, code))
                : ScriptedOutbound.status(404).answer(request);
    }

    private String entity(String release, String code) {
        String parent = children.entrySet().stream()
                .filter(entry -> entry.getValue().contains(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        List<String> below = children.getOrDefault(code, List.of()).stream()
                .map(child -> release + "/" + child)
                .toList();
        String kind = code.contains("-") ? "block" : code.matches("[IVX]+") ? "chapter" : "category";
        return "{'@id': 'http://id.who.int" + PATH + release + (code.isEmpty() ? "" : "/" + code) + "', 'code': '"
                + code
                + "', 'classKind': '" + kind + "', 'title': {'@language': 'en', '@value': 'Title of " + code
                + "'}, 'parent': [" + uris(List.of(parent.isEmpty() ? release : release + "/" + parent))
                + "], 'child': [" + uris(below) + "]}";
    }

    private static String uris(List<String> ends) {
        return ends.stream().map(end -> "'http://id.who.int" + PATH + end + "'").collect(Collectors.joining(", "));
    }
}
