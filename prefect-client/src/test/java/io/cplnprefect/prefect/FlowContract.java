/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowQuery;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.NameFilter;
import io.cplnprefect.prefect.query.TagFilter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flows. */
interface FlowContract extends ContractServer {

    @Test
    default void flow_createdTwice_isTheSame() {
        Flow first = flow();
        assertThat(flow().id()).isEqualTo(first.id());
        assertThat(prefect().flows().read(first.id()).execute().tags()).containsExactly("etl");
        assertThat(prefect().flows().readByName(first.name()).execute().id()).isEqualTo(first.id());
        assertThat(first.labels()).isEqualTo(newGeneration() ? Map.of("team", "data") : Map.of());
    }

    @Test
    default void flows_filteredAndCounted() {
        Flow flow = flow();
        FlowQuery query = FlowQuery.builder()
                .flows(FlowFilter.builder()
                        .name(NameFilter.any(flow.name()))
                        .tags(TagFilter.all("etl"))
                        .build())
                .build();
        assertThat(prefect().flows().filter(query)).extracting(Flow::id).containsExactly(flow.id());
        assertThat(prefect().flows().count(query).execute()).isEqualTo(1);
        prefect().flows().delete(flow.id()).execute();
        assertThat(prefect().flows().count(query).execute()).isZero();
    }
}
