/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.StateFilter;
import io.cplnprefect.prefect.query.TagFilter;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lists that change while they are read. */
interface ListContract extends ContractServer {

    @Test
    default void flowRuns_statesChangeBetweenTwoPages_noneIsMissing() {
        Flow flow = flow();
        Set<UUID> all = create(flow, 215);
        FlowRunQuery query = FlowRunQuery.builder()
                .flowRuns(FlowRunFilter.builder()
                        .tags(TagFilter.all(unique()))
                        .state(StateFilter.types(StateType.PENDING))
                        .build())
                .build();
        assertThat(prefect().flowRuns().count(query).execute()).isEqualTo(215);
        List<UUID> listed = new ArrayList<>();
        Iterator<FlowRun> runs = prefect().flowRuns().filter(query).iterator();
        for (int i = 0; i < 200; i++) {
            listed.add(runs.next().id());
        }
        listed.subList(0, 20)
                .forEach(id -> prefect()
                        .flowRuns()
                        .setState(id, StateProposal.running())
                        .execute());
        Set<UUID> added = create(flow, 5);
        runs.forEachRemaining(run -> listed.add(run.id()));
        assertThat(listed).doesNotHaveDuplicates().containsAll(all);
        all.addAll(added);
        assertThat(all).containsAll(listed);
        assertThat(prefect().flowRuns().count(query).execute()).isEqualTo(215 - 20 + 5);
    }

    /** Creates flow runs, three at a time: a server on SQLite refuses many concurrent writes. */
    private Set<UUID> create(Flow flow, int number) {
        FlowRunCreate run =
                FlowRunCreate.builder().flowId(flow.id()).addTags(unique()).build();
        Set<UUID> ids = new HashSet<>();
        while (ids.size() < number) {
            // A server on SQLite stops for a minute when several requests write.
            ids.add(prefect().flowRuns().create(run).execute().id());
        }
        return ids;
    }
}
