/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cplnprefect.bridge.history.Histories;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AttemptJobsTest {

    private static final Set<UUID> CLAIMS = Set.of(Histories.claimId(3), Histories.claimId(4));
    private static final Set<UUID> EARLIER = Set.of(Histories.claimId(1), Histories.claimId(2));
    private static final Instant ADOPTED_SINCE = created(5);

    static Stream<Arguments> assignments() {
        Job own = job(3, 1, JobStage.RUNNING);
        Job ended = job(3, 1, JobStage.COMPLETED);
        Job younger = job(4, 2, JobStage.RUNNING);
        Job earlier = job(1, 0, JobStage.RUNNING);
        Job stranger = job(9, 0, JobStage.RUNNING);
        Job agentBefore = job(0, 4, JobStage.RUNNING);
        Job agentSince = job(0, 5, JobStage.RUNNING);
        return Stream.of(
                // description, jobs, adopt jobs of other agents, expected assignment, decision
                arguments("none", List.of(), false, only(null), new StartDecision.Start()),
                arguments("live", List.of(own), false, only(own), new StartDecision.Adopt(own)),
                arguments("ended", List.of(ended), false, only(ended), new StartDecision.Adopt(ended)),
                arguments(
                        "two live",
                        List.of(younger, own),
                        false,
                        new AttemptJobs(own, List.of(younger), List.of(), List.of()),
                        new StartDecision.Adopt(own)),
                arguments(
                        "ended and a younger one live",
                        List.of(younger, ended),
                        false,
                        new AttemptJobs(ended, List.of(younger), List.of(), List.of()),
                        new StartDecision.Adopt(ended)),
                arguments(
                        "live and a younger one ended",
                        List.of(own, job(4, 2, JobStage.FAILED)),
                        false,
                        only(own),
                        new StartDecision.Adopt(own)),
                arguments(
                        "of an earlier attempt, live",
                        List.of(earlier),
                        false,
                        new AttemptJobs(null, List.of(), List.of(earlier), List.of()),
                        new StartDecision.StopEarlier(List.of(earlier))),
                arguments(
                        "of an earlier attempt, ended",
                        List.of(job(1, 0, JobStage.FAILED)),
                        false,
                        only(null),
                        new StartDecision.Start()),
                arguments(
                        "of an earlier attempt, missing",
                        List.of(job(1, 0, JobStage.GONE)),
                        false,
                        only(null),
                        new StartDecision.Start()),
                arguments(
                        "under an unknown claim",
                        List.of(stranger),
                        false,
                        new AttemptJobs(null, List.of(), List.of(), List.of(stranger)),
                        new StartDecision.Blocked(List.of(stranger))),
                arguments(
                        "of another agent",
                        List.of(agentSince),
                        false,
                        new AttemptJobs(null, List.of(), List.of(), List.of(agentSince)),
                        new StartDecision.Blocked(List.of(agentSince))),
                arguments(
                        "of another agent, adopted",
                        List.of(agentSince),
                        true,
                        only(agentSince),
                        new StartDecision.Adopt(agentSince)),
                arguments(
                        "of another agent, from before the attempt",
                        List.of(agentBefore),
                        true,
                        new AttemptJobs(null, List.of(), List.of(), List.of(agentBefore)),
                        new StartDecision.Blocked(List.of(agentBefore))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assignments")
    void of_theJobsOfAFlowRun_assignsThemToAttempts(
            String description, List<Job> jobs, boolean adopt, AttemptJobs expected, StartDecision decision) {
        AttemptJobs assigned = AttemptJobs.of(jobs, CLAIMS, EARLIER, adopt ? ADOPTED_SINCE : null);

        assertThat(assigned).isEqualTo(expected);
        assertThat(StartDecision.of(assigned)).isEqualTo(decision);
    }

    @Property
    void of_anyOrder_isTheSame(@ForAll @Size(max = 6) List<@IntRange(max = 99) Integer> codes, @ForAll long seed) {
        List<Job> jobs = jobs(codes);
        List<Job> shuffled = new ArrayList<>(jobs);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(AttemptJobs.of(shuffled, CLAIMS, EARLIER, null))
                .isEqualTo(AttemptJobs.of(jobs, CLAIMS, EARLIER, null));
    }

    /** Once the attempt has a job, a later job changes nothing: the oldest one is kept, and nothing is started. */
    @Property
    void own_withAYoungerJob_isKept(@ForAll @Size(max = 6) List<@IntRange(max = 99) Integer> codes) {
        List<Job> jobs = jobs(codes);
        Job own = AttemptJobs.of(jobs, CLAIMS, EARLIER, null).own();
        List<Job> more = new ArrayList<>(jobs);
        more.add(job(4, 50, JobStage.RUNNING));

        AttemptJobs assigned = AttemptJobs.of(more, CLAIMS, EARLIER, null);

        if (own != null) {
            assertThat(assigned.own()).isEqualTo(own);
            assertThat(assigned.surplus()).contains(more.get(more.size() - 1));
        }
        assertThat(StartDecision.of(assigned)).isInstanceOf(StartDecision.Adopt.class);
    }

    /** A job that has to be stopped is live, and is not the job of the attempt. */
    @Property
    void stray_ofAnyJobs_areLiveAndNotOwn(@ForAll @Size(max = 6) List<@IntRange(max = 99) Integer> codes) {
        AttemptJobs assigned = AttemptJobs.of(jobs(codes), CLAIMS, EARLIER, null);

        assertThat(assigned.stray()).allMatch(Job::live);
        if (assigned.own() != null) {
            assertThat(assigned.stray()).doesNotContain(assigned.own());
        }
    }

    /** Each code is a claim and a stage; the position is the age. */
    private static List<Job> jobs(List<Integer> codes) {
        List<Job> jobs = new ArrayList<>();
        for (int code : codes) {
            jobs.add(job(code % 10, jobs.size(), JobStage.values()[code / 10 % JobStage.values().length]));
        }
        return jobs;
    }

    private static AttemptJobs only(@Nullable Job own) {
        return new AttemptJobs(own, List.of(), List.of(), List.of());
    }

    private static Job job(int claim, int age, JobStage stage) {
        return new Job(
                new InfrastructurePid("org", "gvc", "workload", "command-" + age),
                stage,
                new UUID(0, 1),
                claim == 0 ? null : Histories.claimId(claim),
                null,
                "agent",
                "instance",
                "location",
                created(age),
                JobOptions.DEFAULT);
    }

    private static Instant created(int age) {
        return Histories.BEGIN.plusSeconds(age);
    }
}
