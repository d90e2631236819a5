/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import static io.cplnprefect.bridge.history.Histories.scheduled;
import static io.cplnprefect.bridge.sync.Facts.job;
import static io.cplnprefect.prefect.state.StateType.CANCELLED;
import static io.cplnprefect.prefect.state.StateType.CANCELLING;
import static io.cplnprefect.prefect.state.StateType.COMPLETED;
import static io.cplnprefect.prefect.state.StateType.CRASHED;
import static io.cplnprefect.prefect.state.StateType.PAUSED;
import static io.cplnprefect.prefect.state.StateType.RUNNING;
import static io.cplnprefect.prefect.state.StateType.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cplnprefect.bridge.history.Histories;
import io.cplnprefect.bridge.history.ProposalKind;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobOptions;
import io.cplnprefect.bridge.job.JobStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyncRuleTest {

    private static final List<JobStage> STAGES = List.copyOf(EnumSet.allOf(JobStage.class));
    private static final List<Claimant> CLAIMANTS = List.copyOf(EnumSet.allOf(Claimant.class));

    private static final String WORKER = "w (java 1)";
    private static final SyncSettings SETTINGS = SyncSettings.defaults();
    private static final Duration ROUND = Duration.ofSeconds(60);
    private static final Duration YOUNG = Duration.ofSeconds(5);
    private static final JobOptions LIMITED = new JobOptions(Duration.ofMinutes(1), false, true);
    private static final JobOptions LIMITED_BUT_KEPT = new JobOptions(Duration.ofMinutes(1), true, true);

    private static Histories pending() {
        return scheduled().claim(1, WORKER);
    }

    private static Histories running() {
        return pending().then(RUNNING);
    }

    private static Histories cancelling() {
        return running().then(CANCELLING);
    }

    private static Histories completed() {
        return running().then(COMPLETED);
    }

    private static Histories retried() {
        return completed().then(SCHEDULED).claim(2, WORKER);
    }

    private static Histories awaitingRetry() {
        return running().then(SCHEDULED, "AwaitingRetry");
    }

    /** Each row: description, facts, and the actions of rounds one minute apart. */
    static Stream<Arguments> rows() {
        return Stream.of(stale(), listed(), open(), withoutJob(), cancelled(), ended(), rescheduled())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> stale() {
        return Stream.of(
                row("claim over COMPLETED", Facts.of(completed().claim(2, WORKER)), "PutBack COMPLETED"),
                row(
                        "claim over COMPLETED, with a job of the claim that counts",
                        Facts.of(completed().claim(2, WORKER)).jobs(job(1, 1, JobStage.RUNNING)),
                        "PutBack COMPLETED"),
                row(
                        "CRASHED over the RUNNING that followed its basis",
                        Facts.of(running().proposed(ProposalKind.CRASHED, CRASHED, 1))
                                .jobs(job(1, 1, JobStage.RUNNING)),
                        "PutBack RUNNING"),
                row(
                        "RUNNING over COMPLETED, job live",
                        Facts.of(completed().then(RUNNING))
                                .jobs(job(1, 1, JobStage.RUNNING))
                                .pidOf(1),
                        "Wait"),
                row(
                        "RUNNING of an earlier attempt's job over CANCELLED, job ended",
                        Facts.of(pending().then(SCHEDULED).then(CANCELLED).then(RUNNING))
                                .claimant(Claimant.OFFLINE)
                                .jobs(job(1, 1, JobStage.FAILED)),
                        "PutBack CANCELLED"),
                row(
                        "RUNNING over COMPLETED, job ended",
                        Facts.of(completed().then(RUNNING)).jobs(job(1, 1, JobStage.COMPLETED)),
                        "PutBack COMPLETED"));
    }

    private static Stream<Arguments> listed() {
        Job live = job(1, 1, JobStage.RUNNING);
        return Stream.of(
                row(
                        "live job of the PID",
                        Facts.of(running()).listed().jobs(live).pidOf(1),
                        "Wait"),
                row(
                        "PENDING, live job of the claim",
                        Facts.of(pending()).listed().jobs(live).pidOf(1),
                        "Wait"),
                row(
                        "PENDING, live job of another claim",
                        Facts.of(pending())
                                .listed()
                                .jobs(job(1, 2, JobStage.RUNNING))
                                .pidOf(1),
                        "Examine EXAMINED"),
                row("live job without a PID", Facts.of(running()).listed().jobs(live), "Examine EXAMINED"),
                row(
                        "two live jobs",
                        Facts.of(running())
                                .listed()
                                .jobs(live, job(2, 1, JobStage.RUNNING))
                                .pidOf(1),
                        "Examine EXAMINED"),
                row(
                        "live job beyond its limit",
                        Facts.of(running())
                                .listed()
                                .jobs(job(1, 1, JobStage.RUNNING, LIMITED))
                                .pidOf(1),
                        "Examine EXAMINED"),
                row("RUNNING without a live job", Facts.of(running()).listed().pidOf(1), "Examine EXAMINED"),
                row("claim of an online worker", Facts.of(pending()).listed().claimant(Claimant.ONLINE), "Wait"),
                row(
                        "claim of this worker, under way",
                        Facts.of(pending()).listed().claimant(Claimant.SUBMITTING),
                        "Wait"),
                row(
                        "claim of this worker, start unknown",
                        Facts.of(pending()).listed().claimant(Claimant.START_UNKNOWN),
                        "Wait"),
                row(
                        "claim of an offline worker",
                        Facts.of(pending()).listed().claimant(Claimant.OFFLINE),
                        "Examine EXAMINED"),
                row(
                        "claim of this worker, left",
                        Facts.of(pending()).listed().claimant(Claimant.WAITING),
                        "Examine EXAMINED"),
                row("start overdue", Facts.of(pending()).listed().claimant(Claimant.START_OVERDUE), "Examine EXAMINED"),
                row(
                        "PENDING without a scheduled time",
                        Facts.of(completed().claim(2, WORKER)).listed().claimant(Claimant.ONLINE),
                        "Examine EXAMINED"),
                row("foreign PID", Facts.of(running()).listed().foreignPid(), "Leave"),
                row("CANCELLING without a live job", Facts.of(cancelling()).listed(), "Examine EXAMINED"),
                row("final without a live job", Facts.of(completed()).listed(), "Leave"),
                row(
                        "ended by the bridge, without a live job",
                        Facts.of(running().proposed(ProposalKind.CRASHED, CRASHED))
                                .listed(),
                        "Examine EXAMINED"),
                row(
                        "ended by the bridge on its basis",
                        Facts.of(running().proposed(ProposalKind.CRASHED, CRASHED))
                                .examined(),
                        "Leave"),
                row(
                        "ended by the bridge over a retry of a user",
                        Facts.of(completed().then(SCHEDULED).proposed(ProposalKind.CRASHED, CRASHED, 2))
                                .examined(),
                        "PutBack SCHEDULED"),
                row("final with a live job", Facts.of(completed()).listed().jobs(live), "Examine EXAMINED"),
                row(
                        "final a moment ago",
                        Facts.of(completed()).listed().jobs(live).age(YOUNG),
                        "Wait"),
                row(
                        "SCHEDULED with a live job",
                        Facts.of(completed().then(SCHEDULED)).listed().jobs(live),
                        "Examine EXAMINED"),
                row(
                        "SCHEDULED without a live job",
                        Facts.of(completed().then(SCHEDULED)).listed(),
                        "Leave"),
                row(
                        "paused with a live job",
                        Facts.of(running().then(PAUSED)).listed().jobs(live),
                        "Wait"),
                row(
                        "retrying in its process, live",
                        Facts.of(awaitingRetry()).retriesInProcess().listed().jobs(live),
                        "Wait"),
                row(
                        "retrying in its process, not live",
                        Facts.of(awaitingRetry()).retriesInProcess().listed(),
                        "Examine EXAMINED"));
    }

    private static Stream<Arguments> open() {
        Job live = job(1, 1, JobStage.RUNNING);
        return Stream.of(
                row("live, PID correct", Facts.of(running()).jobs(live).pidOf(1), "Wait"),
                row("live, PID missing", Facts.of(running()).jobs(live), "WritePid 1"),
                row("live, PID of another job", Facts.of(running()).jobs(live).pidOf(7), "WritePid 1"),
                row(
                        "live, no further claim, not searched",
                        Facts.of(running()).examined().jobs(live).pidOf(1),
                        "Wait"),
                row(
                        "live, with an earlier claim in the attempt, not searched",
                        Facts.of(pending()
                                        .proposed(ProposalKind.GIVE_BACK, SCHEDULED)
                                        .claim(2, WORKER))
                                .claimant(Claimant.OFFLINE)
                                .examined()
                                .jobs(job(2, 2, JobStage.RUNNING)),
                        "Examine SEARCHED"),
                row("surplus job", Facts.of(running()).jobs(live, job(2, 1, JobStage.RUNNING)), "Stop 2"),
                row(
                        "surplus job, own ended",
                        Facts.of(running()).jobs(job(1, 1, JobStage.FAILED), job(2, 1, JobStage.RUNNING)),
                        "Stop 2"),
                row("job of an earlier attempt", Facts.of(retried()).jobs(live), "Stop 1"),
                row(
                        "beyond its limit",
                        Facts.of(running())
                                .jobs(job(1, 1, JobStage.RUNNING, LIMITED))
                                .pidOf(1),
                        "CRASHED 1"),
                row("PENDING, completed", Facts.of(pending()).jobs(job(1, 1, JobStage.COMPLETED)), "Wait", "CRASHED 1"),
                row("PENDING, failed", Facts.of(pending()).jobs(job(1, 1, JobStage.FAILED)), "Wait", "CRASHED 1"),
                row(
                        "RUNNING, completed",
                        Facts.of(running()).jobs(job(1, 1, JobStage.COMPLETED)),
                        "Wait",
                        "COMPLETED 1"),
                row("RUNNING, failed", Facts.of(running()).jobs(job(1, 1, JobStage.FAILED)), "Wait", "CRASHED 1"),
                row("RUNNING, cancelled", Facts.of(running()).jobs(job(1, 1, JobStage.CANCELLED)), "Wait", "CRASHED 1"),
                row(
                        "RUNNING, PID's command missing",
                        Facts.of(running()).jobs(Job.gone(Facts.pid(1))).pidOf(1),
                        "Wait",
                        "Wait",
                        "Wait",
                        "Wait",
                        "CRASHED 1"),
                row(
                        "RUNNING, not all jobs read",
                        Facts.of(running()).incomplete(),
                        "Wait",
                        "Wait",
                        "Wait",
                        "Wait",
                        "Wait",
                        "Wait"));
    }

    private static Stream<Arguments> withoutJob() {
        return Stream.of(
                row("RUNNING", Facts.of(running()).claimant(Claimant.ONLINE), "Wait", "GiveBack"),
                row(
                        "RUNNING, reported by a job of an earlier attempt",
                        Facts.of(pending().then(SCHEDULED).then(RUNNING)).claimant(Claimant.OFFLINE),
                        "Wait",
                        "GiveBack"),
                row("RUNNING, of another agent", Facts.of(running()).claimant(Claimant.FOREIGN), "Leave"),
                row("RUNNING, younger than the margin", Facts.of(running()).age(YOUNG), "Wait", "Wait", "Wait"),
                row("submission under way", Facts.of(pending()).claimant(Claimant.SUBMITTING), "Wait", "Wait"),
                row("submission left", Facts.of(pending()).claimant(Claimant.WAITING), "ContinueSubmission"),
                row("start unknown", Facts.of(pending()).claimant(Claimant.START_UNKNOWN), "Wait", "Wait"),
                row("start overdue", Facts.of(pending()).claimant(Claimant.START_OVERDUE), "Wait", "GiveBack"),
                row(
                        "start overdue, not searched",
                        Facts.of(pending()).examined().claimant(Claimant.START_OVERDUE),
                        "Examine SEARCHED"),
                row("claimant online", Facts.of(pending()).claimant(Claimant.ONLINE), "Wait", "Wait"),
                row("claimant offline", Facts.of(pending()).claimant(Claimant.OFFLINE), "Wait", "GiveBack"),
                row(
                        "claimant offline, claim young",
                        Facts.of(pending()).claimant(Claimant.OFFLINE).age(YOUNG),
                        "Wait",
                        "Wait",
                        "Wait"),
                row(
                        "claimant offline, not searched",
                        Facts.of(pending()).examined().claimant(Claimant.OFFLINE),
                        "Examine SEARCHED"),
                row(
                        "claimant offline, not all jobs read",
                        Facts.of(pending()).claimant(Claimant.OFFLINE).incomplete(),
                        "Wait",
                        "Wait"),
                row("other agent", Facts.of(pending()).claimant(Claimant.FOREIGN), "Leave"),
                row("job of an unknown claim", Facts.of(running()).jobs(job(1, 9, JobStage.RUNNING)), "Leave"));
    }

    private static Stream<Arguments> cancelled() {
        Job live = job(1, 1, JobStage.RUNNING);
        return Stream.of(
                row("live, not started", Facts.of(cancelling()).listed().jobs(live), "Stop 1"),
                row(
                        "live, started, within the grace",
                        Facts.of(cancelling()).listed().started().age(YOUNG).jobs(live),
                        "Wait"),
                row(
                        "live, started, after the grace",
                        Facts.of(cancelling()).listed().started().jobs(live),
                        "Stop 1"),
                row(
                        "live, of another agent",
                        Facts.of(cancelling()).listed().jobs(job(1, 0, JobStage.RUNNING)),
                        "Leave"),
                row("ended", Facts.of(cancelling()).jobs(job(1, 1, JobStage.FAILED)), "CANCELLED 1"),
                row("no job, not searched", Facts.of(cancelling()).examined(), "Examine SEARCHED"),
                row("no job, searched", Facts.of(cancelling()), "Wait", "CANCELLED"),
                row("no job, searched, young", Facts.of(cancelling()).age(YOUNG), "Wait", "CANCELLED"),
                row("no job, not all jobs read", Facts.of(cancelling()).incomplete(), "Wait", "Wait"),
                row("submission under way", Facts.of(cancelling()).claimant(Claimant.SUBMITTING), "Wait", "Wait"),
                row(
                        "submission left",
                        Facts.of(cancelling()).claimant(Claimant.WAITING).age(YOUNG),
                        "CANCELLED"),
                row(
                        "submission of a retried run left, an earlier start may be on its way",
                        Facts.of(pending().then(SCHEDULED).claim(2, WORKER).then(CANCELLING))
                                .claimant(Claimant.WAITING)
                                .age(YOUNG),
                        "Wait",
                        "CANCELLED"),
                row(
                        "PID's command missing",
                        Facts.of(cancelling()).jobs(Job.gone(Facts.pid(1))).pidOf(1),
                        "Wait",
                        "Wait",
                        "Wait",
                        "Wait",
                        "CANCELLED 1"),
                row("other agent", Facts.of(cancelling()).claimant(Claimant.FOREIGN), "Leave"),
                row(
                        "retried by a user and not claimed since",
                        Facts.of(completed().then(SCHEDULED).then(CANCELLING)).claimant(Claimant.OFFLINE),
                        "Wait",
                        "CANCELLED"));
    }

    private static Stream<Arguments> ended() {
        Job live = job(1, 1, JobStage.RUNNING);
        return Stream.of(
                row("final, live", Facts.of(completed()).jobs(live), "Wait", "Stop 1"),
                row("final, ended", Facts.of(completed()).jobs(job(1, 1, JobStage.COMPLETED)), "Leave"),
                row(
                        "final, live job of another agent",
                        Facts.of(completed()).jobs(job(1, 0, JobStage.RUNNING)),
                        "Leave"),
                row(
                        "final, live job that may exceed its limit",
                        Facts.of(completed()).jobs(job(1, 1, JobStage.RUNNING, LIMITED_BUT_KEPT)),
                        "Leave"),
                row("deleted, live", Facts.deleted().jobs(live), "Wait", "Stop 1"),
                row("deleted, no job", Facts.deleted(), "Leave"));
    }

    private static Stream<Arguments> rescheduled() {
        Job live = job(1, 1, JobStage.RUNNING);
        return Stream.of(
                row(
                        "job of the earlier attempt live",
                        Facts.of(completed().then(SCHEDULED)).jobs(live),
                        "Stop 1"),
                row(
                        "given back, job live",
                        Facts.of(pending().proposed(ProposalKind.GIVE_BACK, SCHEDULED))
                                .jobs(live),
                        "Wait"),
                row(
                        "retry in its process, live",
                        Facts.of(awaitingRetry()).retriesInProcess().jobs(live),
                        "Wait"),
                row(
                        "retry in its process, failed",
                        Facts.of(awaitingRetry()).retriesInProcess().jobs(job(1, 1, JobStage.FAILED)),
                        "Wait",
                        "CRASHED 1"),
                row(
                        "retry in its process, missing",
                        Facts.of(awaitingRetry()).retriesInProcess().jobs(Job.gone(Facts.pid(1))),
                        "Wait",
                        "Wait",
                        "Wait",
                        "Wait",
                        "CRASHED 1"),
                row(
                        "late claim over a retry in its process",
                        Facts.of(awaitingRetry().claim(2, WORKER))
                                .retriesInProcess()
                                .jobs(live),
                        "PutBack SCHEDULED"),
                row(
                        "RUNNING after a retry in its process, no job",
                        Facts.of(running()).retriesInProcess().claimant(Claimant.ONLINE),
                        "Wait",
                        "CRASHED"),
                row("paused", Facts.of(running().then(PAUSED)).jobs(live), "Wait"));
    }

    private static Arguments row(String description, Facts facts, String... actions) {
        return arguments(description, (Supplier<RunFacts>) facts::read, List.of(actions));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("rows")
    void decide_aFlowRunAndItsJobs_isTheActionOfTheRow(
            String description, Supplier<RunFacts> facts, List<String> actions) {
        assertThat(rounds(facts.get(), actions.size(), ROUND)).isEqualTo(actions);
    }

    @Test
    void decide_cancellingWithoutAJob_waitsForTheMarginWhateverTheTimestamp() {
        RunFacts facts = Facts.of(cancelling()).age(Duration.ofHours(1)).read();

        assertThat(rounds(facts, 5, Duration.ofSeconds(20)))
                .containsExactly("Wait", "Wait", "Wait", "CANCELLED", "CANCELLED");
    }

    private static List<String> rounds(RunFacts facts, int count, Duration apart) {
        List<String> actions = new ArrayList<>();
        Sighting sighting = null;
        for (int i = 0; i < count; i++) {
            SyncDecision decision = SyncRule.decide(facts, sighting, i * apart.toNanos(), SETTINGS);
            sighting = decision.sighting();
            actions.add(text(decision.action()));
        }
        return actions;
    }

    private static String text(SyncAction action) {
        String name = action.getClass().getSimpleName();
        if (action instanceof SyncAction.Propose propose) {
            return propose.kind() + number(propose.job());
        }
        if (action instanceof SyncAction.PutBack putBack) {
            return name + " " + putBack.repair().counts().type();
        }
        if (action instanceof SyncAction.Stop stop) {
            return name
                    + String.join(
                            ",", stop.jobs().stream().map(SyncRuleTest::number).toList());
        }
        if (action instanceof SyncAction.WritePid pid) {
            return name + number(pid.job());
        }
        return action instanceof SyncAction.Examine examine ? name + " " + examine.extent() : name;
    }

    private static String number(@Nullable Job job) {
        return job == null ? "" : job.pid().command().replace("command-", " ");
    }

    /** Each code is the claim and the stage of a job; its position is its age. */
    private static RunFacts facts(Histories history, List<Integer> jobCodes, int claimant, boolean complete) {
        List<Job> jobs = new ArrayList<>();
        for (int code : jobCodes) {
            jobs.add(job(jobs.size() + 1, code % 3, STAGES.get(code / 3 % STAGES.size())));
        }
        Facts facts = Facts.of(history).jobs(jobs.toArray(Job[]::new)).claimant(CLAIMANTS.get(claimant));
        return (complete ? facts : facts.incomplete()).read();
    }

    private static final List<Supplier<Histories>> HISTORIES = List.of(
            SyncRuleTest::pending,
            SyncRuleTest::running,
            SyncRuleTest::cancelling,
            SyncRuleTest::completed,
            SyncRuleTest::retried,
            () -> completed().claim(2, WORKER),
            () -> completed().then(RUNNING),
            () -> completed().then(SCHEDULED));

    @Property
    void decide_withALiveJobOfTheAttempt_neverEndsTheFlowRun(
            @ForAll @IntRange(max = 7) int history,
            @ForAll @Size(max = 4) List<@IntRange(max = 17) Integer> jobCodes,
            @ForAll @IntRange(max = 6) int claimant,
            @ForAll boolean complete) {
        RunFacts facts = facts(HISTORIES.get(history).get(), jobCodes, claimant, complete);
        Job own = facts.attemptJobs(Objects.requireNonNull(facts.history()), false)
                .own();
        List<String> actions = rounds(facts, 8, ROUND);

        if (own != null && own.live()) {
            assertThat(actions)
                    .noneMatch(action -> action.startsWith("CRASHED")
                            || action.startsWith("COMPLETED")
                            || action.startsWith("CANCELLED")
                            || action.equals("GiveBack")
                            || action.equals("ContinueSubmission"));
        }
    }

    @Property
    void decide_inMoreRounds_doesNotRevokeWhatWasEvident(
            @ForAll @IntRange(max = 7) int history,
            @ForAll @Size(max = 4) List<@IntRange(max = 17) Integer> jobCodes,
            @ForAll @IntRange(max = 6) int claimant,
            @ForAll boolean complete) {
        List<String> actions = rounds(facts(HISTORIES.get(history).get(), jobCodes, claimant, complete), 8, ROUND);
        List<String> withoutWaits = actions.stream().dropWhile("Wait"::equals).toList();

        assertThat(withoutWaits.stream().distinct().toList()).hasSizeLessThanOrEqualTo(1);
    }

    @Property
    void decide_inRoundsWithoutPause_hasTheEvidenceOfOne(
            @ForAll @IntRange(max = 7) int history,
            @ForAll @Size(max = 4) List<@IntRange(max = 17) Integer> jobCodes,
            @ForAll @IntRange(max = 6) int claimant) {
        RunFacts facts = facts(HISTORIES.get(history).get(), jobCodes, claimant, true);

        assertThat(rounds(facts, 5, Duration.ofMillis(1)).stream().distinct()).hasSize(1);
    }

    @Property
    void decide_whenNotAllJobsCouldBeRead_neverConcludesThatThereIsNone(
            @ForAll @IntRange(max = 7) int history, @ForAll @IntRange(max = 6) int claimant) {
        RunFacts facts = facts(HISTORIES.get(history).get(), List.of(), claimant, false);

        assertThat(rounds(facts, 8, ROUND))
                .noneMatch(action -> action.matches("CRASHED|CANCELLED|COMPLETED|GiveBack|ContinueSubmission"));
    }
}
