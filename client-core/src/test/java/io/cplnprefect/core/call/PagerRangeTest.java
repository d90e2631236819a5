/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.error.ServiceException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parts of a list, its pages, and reading it without waiting. */
class PagerRangeTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    private ServiceConnection connection =
            ServiceConnection.to("none", "http://none.test/").build();
    private Pager<String> pager = Pager.of(cursor -> {
        throw new AssertionError("not set up");
    });

    @BeforeEach
    void listOverTheWire() {
        connection.close();
        connection = wire.connect();
        pager = Pager.of(cursor -> connection.call(
                Endpoint.of("GET", "things"),
                cursor == null ? "things" : "things?after=" + cursor,
                null,
                new TypeReference<Page<String>>() {}.getType()));
    }

    private void threePages() {
        wire.enqueue(
                ok("{\"items\":[\"a\",\"b\"],\"next\":\"1\"}"),
                ok("{\"items\":[\"c\",\"d\"],\"next\":\"2\"}"),
                ok("{\"items\":[\"e\"]}"));
    }

    @Test
    void limit_isTheNumberOfItemsInAllAndReadsNoFurtherPage() {
        threePages();

        assertThat(pager.limit(3).toList()).containsExactly("a", "b", "c");
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @Test
    void limit_atTheEndOfAPage_readsNoFurtherPage() {
        threePages();

        assertThat(pager.limit(2).toList()).containsExactly("a", "b");
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void limitZero_readsNothing() {
        assertThat(pager.limit(0).toList()).isEmpty();
        assertThat(pager.limit(0).toListAsync().join()).isEmpty();
        assertThat(wire.server().getRequestCount()).isZero();
    }

    @Test
    void limit_thatIsNegative_isRefused() {
        assertThatThrownBy(() -> pager.limit(-1)).hasMessage("Invalid limit -1: expected 0 or more");
    }

    @Test
    void limit_shortensTheLastPage() {
        threePages();

        assertThat(pager.limit(3).pages()).extracting(Page::items).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @Test
    void pages_haveTheirCursors() {
        threePages();

        assertThat(pager.pages()).extracting(Page::next).containsExactly("1", "2", null);
    }

    @Test
    void from_continuesAtACursor() {
        wire.enqueue(ok("{\"items\":[\"e\"]}"));

        assertThat(pager.from("2").toList()).containsExactly("e");
        assertThat(wire.received().getTarget()).isEqualTo("/api/things?after=2");
    }

    @Test
    void with_setsTheOptionsOfEachPage() {
        threePages();

        pager.with(RequestOptions.header("X-Trace", "t")).toList();

        for (int i = 0; i < 3; i++) {
            assertThat(wire.received().getHeaders().get("X-Trace")).isEqualTo("t");
        }
    }

    @Test
    void toListAsync_readsAllPages() {
        threePages();

        assertThat(pager.toListAsync().join()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void toListAsync_limited_readsNoFurtherPage() {
        threePages();

        assertThat(pager.limit(3).toListAsync().join()).containsExactly("a", "b", "c");
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @Test
    void toListAsync_withAPageThatFails_failsWithItsError() {
        wire.enqueue(ok("{\"items\":[\"a\"],\"next\":\"1\"}"), status(404).build());

        CompletableFuture<List<String>> list = pager.toListAsync();

        assertThatThrownBy(() -> CallStyle.outcome(list)).isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void toListAsync_cancelled_cancelsThePageBeingRead() {
        wire.enqueue(
                ok("{\"items\":[\"a\"],\"next\":\"1\"}"),
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());
        CompletableFuture<List<String>> list = pager.toListAsync();
        wire.received();
        wire.received();

        list.cancel(true);

        await().until(() -> connection.inFlight() == 0);
    }
}
