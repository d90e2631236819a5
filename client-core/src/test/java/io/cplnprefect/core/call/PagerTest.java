/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.error.ServiceException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page is read when its first item is needed, and not before. */
class PagerTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    private Pager<String> pager = Pager.of(cursor -> {
        throw new AssertionError("not set up");
    });

    @BeforeEach
    void listOverTheWire() {
        ServiceConnection connection = wire.connect();
        pager = Pager.of(cursor -> connection.call(
                Endpoint.of("GET", "/things"),
                cursor == null ? "/things" : "/things?after=" + cursor,
                null,
                new TypeReference<Page<String>>() {}.getType()));
    }

    private int requests() {
        return wire.server().getRequestCount();
    }

    @Test
    void pages_iterated_areReadWhenNeeded() {
        wire.enqueue(
                ok("{\"items\":[\"a\",\"b\"],\"next\":\"1\"}"),
                ok("{\"items\":[\"c\"],\"next\":\"2\"}"),
                ok("{\"items\":[\"d\"]}"));
        Iterator<String> items = pager.iterator();
        assertThat(requests()).isZero();

        assertThat(items.next()).isEqualTo("a");
        assertThat(items.next()).isEqualTo("b");
        assertThat(requests()).isEqualTo(1);
        assertThat(items.hasNext()).isTrue();
        assertThat(requests()).isEqualTo(2);
        assertThat(items.next()).isEqualTo("c");
        assertThat(items.next()).isEqualTo("d");
        assertThat(items.hasNext()).isFalse();
        assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
        assertThat(requests()).isEqualTo(3);
        wire.received();
        assertThat(wire.received().getTarget()).isEqualTo("/api/things?after=1");
        assertThat(wire.received().getTarget()).isEqualTo("/api/things?after=2");
    }

    @Test
    void stream_limited_readsNoFurtherPage() {
        wire.enqueue(ok("{\"items\":[\"a\",\"b\"],\"next\":\"1\"}"), ok("{\"items\":[\"c\"]}"));

        assertThat(pager.stream().limit(2)).containsExactly("a", "b");
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void emptyPages_beforeOthers_doNotEndTheList() {
        wire.enqueue(
                ok("{\"items\":[],\"next\":\"1\"}"), ok("{\"items\":[],\"next\":\"2\"}"), ok("{\"items\":[\"a\"]}"));

        assertThat(pager.toList()).containsExactly("a");
    }

    @Test
    void cursor_repeated_endsTheList() {
        wire.enqueue(
                ok("{\"items\":[\"a\"],\"next\":\"1\"}"),
                ok("{\"items\":[\"b\"],\"next\":\"2\"}"),
                ok("{\"items\":[\"c\"],\"next\":\"1\"}"));

        assertThat(pager.toList()).containsExactly("a", "b", "c");
        assertThat(requests()).isEqualTo(3);
    }

    @Test
    void error_thrownByHasNext_letsTheIterationContinueAtThatPage() {
        wire.enqueue(ok("{\"items\":[\"a\"],\"next\":\"1\"}"), status(404).build(), ok("{\"items\":[\"b\"]}"));
        Iterator<String> items = pager.iterator();
        items.next();

        assertThatThrownBy(items::hasNext).isInstanceOf(ServiceException.NotFound.class);

        assertThat(items.next()).isEqualTo("b");
    }

    @Test
    void iterations_repeated_readThePagesAgain() {
        wire.enqueue(ok("{\"items\":[\"a\"]}"), ok("{\"items\":[\"b\"]}"));

        assertThat(pager.toList()).containsExactly("a");
        assertThat(pager.toList()).containsExactly("b");
    }

    @Test
    void firstPage_ofSeveral_hasTheCursorOfTheNext() {
        wire.enqueue(ok("{\"items\":[\"a\"],\"next\":\"1\"}"));

        assertThat(pager.firstPage().execute().next()).isEqualTo("1");
    }
}
