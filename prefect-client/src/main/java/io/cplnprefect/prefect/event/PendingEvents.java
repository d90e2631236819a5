/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The events whose arrival is not certain, in order: those that a request contains, those that were sent over the WebSocket, and those
 * that were not sent. Not thread-safe.
 */
final class PendingEvents {

    private final List<Entry> posted = new ArrayList<>();
    private final Deque<Entry> sent = new ArrayDeque<>();
    private final Deque<Entry> unsent = new ArrayDeque<>();
    private long added;

    private record Entry(Event event, String text, long number, long sentAt) {}

    /** Adds an event with its text as JSON. */
    void add(Event event, String text) {
        added++;
        unsent.add(new Entry(event, text, added, 0));
    }

    /** Returns the number of events that were added so far, which is the number of the last one. */
    long added() {
        return added;
    }

    int size() {
        return posted.size() + sent.size() + unsent.size();
    }

    int sentSize() {
        return sent.size();
    }

    /** Returns whether no event up to a number is pending. */
    boolean isSettled(long number) {
        return Stream.of(posted, sent, unsent).flatMap(Collection::stream).noneMatch(entry -> entry.number <= number);
    }

    /** Sends the events that were not sent, as long as that succeeds. */
    void send(Predicate<String> sending, long now) {
        while (!unsent.isEmpty() && sending.test(unsent.element().text)) {
            Entry entry = unsent.remove();
            sent.add(new Entry(entry.event, entry.text, entry.number, now));
        }
    }

    /** Removes the events that were sent before a time, and returns their number. */
    int confirmBefore(long time) {
        int confirmed = 0;
        while (!sent.isEmpty() && sent.element().sentAt - time < 0) {
            sent.remove();
            confirmed++;
        }
        return confirmed;
    }

    /** Begins a request with the oldest events; empty if one is in flight. */
    List<Event> post(int limit) {
        if (!posted.isEmpty()) {
            return List.of();
        }
        while (posted.size() < limit && !sent.isEmpty()) {
            posted.add(sent.remove());
        }
        while (posted.size() < limit && !unsent.isEmpty()) {
            posted.add(unsent.remove());
        }
        return posted.stream().map(Entry::event).toList();
    }

    /** Ends the request, whose events are certain to have arrived or are dropped. */
    void settled() {
        posted.clear();
    }

    /** Ends the request, whose events are sent again. */
    void failed() {
        for (int i = posted.size() - 1; i >= 0; i--) {
            unsent.addFirst(posted.get(i));
        }
        posted.clear();
    }

    /** Records that the events which were sent may not have arrived. */
    void socketEnded() {
        while (!sent.isEmpty()) {
            unsent.addFirst(sent.removeLast());
        }
    }

    /** Removes and returns all events. */
    List<Event> clear() {
        List<Event> all = new ArrayList<>();
        posted.forEach(entry -> all.add(entry.event));
        sent.forEach(entry -> all.add(entry.event));
        unsent.forEach(entry -> all.add(entry.event));
        posted.clear();
        sent.clear();
        unsent.clear();
        return all;
    }
}
