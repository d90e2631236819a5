/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists and queries continue where they were, and select by the present tags and stages, while items change. */
class PagingTest {
    private static final String WORKLOADS = "/org/acme/gvc/prefect/workload";
    private static final String COMMANDS = WORKLOADS + "/etl/-command";

    private final VirtualTime time = VirtualTime.create();
    private final ControlPlaneEmulator cpln = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect")
            .gvc("other")
            .pageSize(2)
            .time(time.clock(), time.scheduler())
            .script(job -> JobScript.begin().sleep(Duration.ofMinutes(1)))
            .start();
    private final Http http = new Http(cpln.url(), cpln.token());

    @BeforeEach
    void createWorkload() {
        putWorkload(WORKLOADS + "/etl", "{}");
    }

    @AfterEach
    void stop() {
        cpln.close();
        time.close();
    }

    @Test
    void list_itemDeletedBetweenPages_shiftsNothing() {
        List.of("aa", "bb", "cc", "dd").forEach(name -> putWorkload("/org/acme/gvc/other/workload/" + name, "{}"));
        JsonNode first = http.get("/org/acme/gvc/other/workload").json();

        cpln.delete("/org/acme/gvc/other/workload/aa");

        assertThat(names(first)).containsExactly("aa", "bb");
        assertThat(names(http.get(next(first)).json())).containsExactly("cc", "dd");
    }

    @Test
    void list_inAllGvcs_isInCreationOrder() {
        putWorkload("/org/acme/gvc/other/workload/aa", "{}");
        putWorkload(WORKLOADS + "/bb", "{}");
        putWorkload("/org/acme/gvc/other/workload/cc", "{}");

        JsonNode first = http.get("/org/acme/workload").json();

        assertThat(names(first)).containsExactly("etl", "aa");
        assertThat(names(http.get(next(first)).json())).containsExactly("bb", "cc");
    }

    @Test
    void query_tagThatWasChanged_selectsByThePresentValue() {
        putWorkload(WORKLOADS + "/aa", "{'hash': '1', 'size': 5}");
        putWorkload(WORKLOADS + "/bb", "{'hash': '1', 'size': 5.0}");

        http.patch(WORKLOADS + "/aa", "{'tags': {'hash': '2'}}");

        assertThat(query(WORKLOADS, "{'match': 'all', 'terms': [{'tag': 'hash', 'value': '1'}]}"))
                .containsExactly("bb");
        assertThat(query(WORKLOADS, "{'terms': [{'tag': 'size', 'value': 5}, {'tag': 'hash', 'value': '2'}]}"))
                .containsExactly("aa");
        assertThat(query(WORKLOADS, "{'terms': [{'tag': 'size', 'value': '5'}]}"))
                .isEmpty();
    }

    @Test
    void query_deletedItem_isNotSelected() {
        putWorkload(WORKLOADS + "/aa", "{'hash': '1'}");

        cpln.delete(WORKLOADS + "/aa");

        assertThat(query(WORKLOADS, "{'terms': [{'tag': 'hash', 'value': '1'}]}"))
                .isEmpty();
    }

    @Test
    void query_anyOfSeveralTags_isInCreationOrderWithoutRepetition() {
        putWorkload(WORKLOADS + "/aa", "{'run': '1', 'team': 'data'}");
        putWorkload(WORKLOADS + "/bb", "{'run': '2'}");
        putWorkload(WORKLOADS + "/cc", "{'run': '3'}");

        assertThat(query(WORKLOADS, """
                        {'match': 'any', 'terms': [{'tag': 'run', 'value': '3'}, {'tag': 'run', 'value': '1'},
                         {'tag': 'team', 'value': 'data'}]}""")).containsExactly("aa", "cc");
    }

    @Test
    void query_stagesOfCommands_followTheJobs() {
        for (int i = 0; i < 3; i++) {
            start(i);
        }
        time.advance(Duration.ofSeconds(30));
        start(3);
        String live = "{'match': 'any', 'terms': [{'property': 'lifecycleStage', 'value': 'pending'},"
                + " {'property': 'lifecycleStage', 'value': 'running'}]}";

        assertThat(query(COMMANDS, live)).hasSize(4);
        time.advance(Duration.ofSeconds(30));
        assertThat(query(COMMANDS, live)).hasSize(1);
        assertThat(query(COMMANDS, "{'terms': [{'property': 'lifecycleStage', 'value': 'completed'}]}"))
                .hasSize(3);
        assertThat(query(COMMANDS, """
                {'terms': [{'property': 'lifecycleStage', 'value': 'completed'}, {'tag': 'run', 'value': '1'}]}""")).hasSize(1);
    }

    @Test
    void command_thatHasEnded_hasAllItsMembers() {
        start(1);
        time.advance(Duration.ofMinutes(2));

        JsonNode command = http.get(COMMANDS).json().at("/items/0");

        assertThat(command.path("lifecycleStage").asText()).isEqualTo("completed");
        assertThat(command.at("/tags/run").asText()).isEqualTo("1");
        assertThat(command.at("/status/replica").asText())
                .startsWith("command-" + command.path("id").asText());
        assertThat(cpln.commands(WORKLOADS + "/etl")).containsExactly(command);
    }

    @Test
    void delete_workload_deletesItsCommandsAndNoOthers() {
        start(1);
        putWorkload(WORKLOADS + "/etl-2", "{}");
        cpln.put(WORKLOADS + "/etl-2/-command/c1", Http.json("{'type': 'runCronWorkload'}"));

        cpln.delete(WORKLOADS + "/etl");

        assertThat(cpln.commands(WORKLOADS + "/etl")).isEmpty();
        assertThat(cpln.commands(WORKLOADS + "/etl-2")).hasSize(1);
    }

    @Test
    void jobs_thatHaveEnded_leaveNoTimer() {
        http.post(COMMANDS, """
                {'type': 'runCronWorkload', 'spec': {'location': 'aws-eu-central-1', 'activeDeadlineSeconds': 86400}}""");

        time.advance(Duration.ofMinutes(2));

        assertThat(time.pendingTasks()).isZero();
    }

    private void putWorkload(String link, String tags) {
        cpln.put(link, Http.json("""
                {'tags': %s, 'spec': {'type': 'cron', 'job': {'schedule': '0 0 * * *'},
                 'containers': [{'name': 'main', 'image': 'busybox'}]}}""".formatted(tags)));
    }

    private void start(int run) {
        http.post(COMMANDS, """
                {'type': 'runCronWorkload', 'tags': {'run': '%d'}, 'spec': {'location': 'aws-eu-central-1'}}""".formatted(run));
    }

    private List<String> query(String collection, String spec) {
        List<String> names = new ArrayList<>();
        JsonNode page =
                http.post(collection + "/-query", "{'spec': " + spec + "}").json();
        names.addAll(names(page));
        for (String next = nextOrNull(page); next != null; next = nextOrNull(page)) {
            page = http.get(next).json();
            names.addAll(names(page));
        }
        return names;
    }

    private static List<String> names(JsonNode page) {
        List<String> names = new ArrayList<>();
        page.path("items")
                .forEach(item ->
                        names.add(item.path("name").asText(item.path("id").asText())));
        return names;
    }

    private static String next(JsonNode page) {
        return String.valueOf(nextOrNull(page));
    }

    private static @Nullable String nextOrNull(JsonNode page) {
        for (JsonNode link : page.path("links")) {
            if (link.path("rel").asText().equals("next")) {
                return link.path("href").asText();
            }
        }
        return null;
    }
}
