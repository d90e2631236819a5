/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.prefect.flow.FlowQuery;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists whose objects enter and leave between two requests. */
final class ChangingListTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CASES = 100;

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    @Test
    void listById_whileObjectsEnterAndLeave_listsWhatStaysOnce() {
        try (Prefect prefect = wire.prefect()) {
            for (int seed = 0; seed < CASES; seed++) {
                Rows rows = new Rows(new Random(seed), Integer.MAX_VALUE);
                wire.server().setDispatcher(rows);
                Pager<FlowRun> list =
                        prefect.flowRuns().filter(FlowRunQuery.builder().build());
                List<UUID> listed = (seed % 2 == 0
                                ? list.toList()
                                : list.toListAsync().join())
                        .stream().map(FlowRun::id).toList();
                assertThat(listed).as("seed %d", seed).doesNotHaveDuplicates();
                assertThat(listed).as("seed %d", seed).containsAll(rows.staying);
                assertThat(rows.known).as("seed %d", seed).containsAll(listed);
            }
        }
    }

    @Test
    void listByName_whileSomeEnterAndLeave_listsWhatStaysOnce() {
        try (Prefect prefect = wire.prefect()) {
            for (int seed = 0; seed < CASES; seed++) {
                Rows rows = new Rows(new Random(seed), 60);
                wire.server().setDispatcher(rows);
                List<UUID> listed = prefect.flows().filter(FlowQuery.builder().build()).stream()
                        .map(flow -> flow.id())
                        .toList();
                assertThat(listed).as("seed %d", seed).doesNotHaveDuplicates();
                assertThat(listed).as("seed %d", seed).containsAll(rows.staying);
            }
        }
    }

    @Test
    void listByName_allListedObjectsDeleted_listsTheOthers() {
        try (Prefect prefect = wire.prefect()) {
            Rows rows = new Rows(new Random(1), 0);
            wire.server().setDispatcher(rows);
            Set<UUID> all = Set.copyOf(rows.present);
            List<UUID> listed = new ArrayList<>();
            prefect.flows().filter(FlowQuery.builder().build()).forEach(flow -> {
                listed.add(flow.id());
                rows.present.remove(flow.id());
            });
            assertThat(listed).hasSameSizeAs(all).containsAll(all);
        }
    }

    @Test
    void limit_whileObjectsEnterAndLeave_isTheNumberInAll() {
        try (Prefect prefect = wire.prefect()) {
            for (int seed = 0; seed < 30; seed++) {
                Rows rows = new Rows(new Random(seed), Integer.MAX_VALUE);
                wire.server().setDispatcher(rows);
                assertThat(prefect.flowRuns()
                                .filter(FlowRunQuery.builder().limit(250).build()))
                        .as("seed %d", seed)
                        .hasSize(250)
                        .extracting(FlowRun::id)
                        .doesNotHaveDuplicates();
            }
        }
    }

    /** A table whose rows change before each response. */
    private static final class Rows extends Dispatcher {

        /** As a database orders ids: by their text. */
        private final TreeSet<UUID> present =
                new TreeSet<>(Comparator.comparing(UUID::toString).reversed());

        private final Random random;
        private final int changes;
        private final Set<UUID> known = new HashSet<>();
        private final Set<UUID> staying;

        Rows(Random random, int changes) {
            this.random = random;
            this.changes = changes;
            for (int i = 0; i < 450 + random.nextInt(500); i++) {
                enter();
            }
            this.staying = new HashSet<>(present);
        }

        private void enter() {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            present.add(id);
            known.add(id);
        }

        @Override
        public synchronized MockResponse dispatch(RecordedRequest request) {
            JsonNode body = tree(PrefectWire.body(request));
            int limit = body.path("limit").intValue();
            String page = present.stream()
                    .skip(body.path("offset").intValue())
                    .limit(limit)
                    .map(id -> "{\"id\":\"%s\",\"flow_id\":\"%s\",\"name\":\"n\"}".formatted(id, id))
                    .collect(Collectors.joining(",", "[", "]"));
            change();
            return new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body(page)
                    .build();
        }

        private void change() {
            int leaving = Math.min(changes, random.nextInt(4) == 0 ? present.size() / 2 : random.nextInt(60));
            List<UUID> rows = new ArrayList<>(present);
            // Those at the start leave more often, as flow runs do that a worker processes in their order.
            for (int i = 0; i < leaving && rows.size() > 300; i++) {
                UUID row = rows.remove(random.nextInt(random.nextBoolean() ? rows.size() : 1 + rows.size() / 4));
                present.remove(row);
                staying.remove(row);
            }
            int entering = Math.min(changes, random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(40));
            for (int i = 0; i < entering; i++) {
                enter();
            }
        }

        private static JsonNode tree(String json) {
            try {
                return JSON.readTree(json);
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
    }
}
