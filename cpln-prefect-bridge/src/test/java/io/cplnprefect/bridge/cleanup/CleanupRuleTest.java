/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision about an object, as a table and by properties. */
class CleanupRuleTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration RETIREMENT = Duration.ofMinutes(10);

    private final CleanupRule rule = new CleanupRule(DAY, RETIREMENT);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # foreign, protected, retired, changed min ago, used by, used min ago, decision
            true,  false, false, 90000, none,  -,    Keep it was created by another agent
            true,  false, true,  90000, none,  -,    Keep it was created by another agent
            false, true,  false, 90000, none,  -,    Keep it has the tag cpln/protected
            false, true,  true,  90000, none,  -,    Keep it has the tag cpln/protected
            false, false, false, 1439,  -,     -,    Keep it was changed 23 h ago
            false, false, false, 1439,  none,  -,    Keep it was changed 23 h ago
            false, false, false, -,     none,  -,    Keep it was changed 0 min ago
            false, false, false, 1440,  -,     -,    Examine
            false, false, false, 1440,  none,  -,    Retire nothing uses it
            false, false, false, 1440,  a job, -,    Keep it is used by a job
            false, false, false, 1440,  none,  1439, Keep it was used 23 h ago
            false, false, false, 9000,  none,  1440, Retire it was used 24 h ago
            false, false, true,  9,     -,     -,    'Keep it is retired since 9 min, and a submission may still start a job in it'
            false, false, true,  9,     none,  -,    'Keep it is retired since 9 min, and a submission may still start a job in it'
            false, false, true,  -,     none,  -,    'Keep it is retired since 0 min, and a submission may still start a job in it'
            false, false, true,  10,    -,     -,    Examine
            false, false, true,  10,    a job, -,    Keep it is used by a job
            false, false, true,  10,    none,  5,    Keep it was used 5 min ago
            false, false, true,  2000,  none,  1439, Keep it was used 23 h ago
            false, false, true,  10,    none,  1450, Delete it was used 24 h ago
            false, false, true,  10,    none,  -,    Delete nothing uses it
            """)
    void decide_ofFacts_isTheRowOfTheTable(
            boolean foreign,
            boolean isProtected,
            boolean retired,
            @Nullable Long changed,
            @Nullable String by,
            @Nullable Long used,
            String decision) {
        ObjectUse use = by == null ? null : new ObjectUse(by.equals("none") ? null : by, ago(used));

        CleanupAction action = rule.decide(new ObjectFacts(foreign, isProtected, retired, ago(changed), use), NOW);

        assertThat(text(action)).isEqualTo(decision);
    }

    @Property
    void delete_ofAnyFacts_requiresRetirementAndASecondExamination(@ForAll("facts") ObjectFacts facts) {
        if (rule.decide(facts, NOW) instanceof CleanupAction.Delete) {
            assertThat(facts.retired()).isTrue();
            assertThat(facts.lastModified()).isBeforeOrEqualTo(NOW.minus(RETIREMENT));
            assertUnused(facts);
        }
    }

    @Property
    void retire_ofAnyFacts_requiresNoChangeAndNoUseForTheOrphanAge(@ForAll("facts") ObjectFacts facts) {
        if (rule.decide(facts, NOW) instanceof CleanupAction.Retire) {
            assertThat(facts.retired()).isFalse();
            assertThat(facts.lastModified()).isBeforeOrEqualTo(NOW.minus(DAY));
            assertUnused(facts);
        }
    }

    @Property
    void examine_withAUse_isNeverRepeated(@ForAll("facts") ObjectFacts facts) {
        CleanupAction action = rule.decide(facts.with(ObjectUse.NONE), NOW);

        assertThat(action).isNotInstanceOf(CleanupAction.Examine.class);
    }

    @Property
    void anyFacts_unusedForLong_areRetiredOrDeleted(@ForAll("facts") ObjectFacts facts) {
        if (!facts.foreign() && !facts.isProtected() && facts.lastModified() != null) {
            CleanupAction action = rule.decide(facts.with(ObjectUse.NONE), NOW.plus(Duration.ofDays(30)));

            assertThat(action).isInstanceOf(facts.retired() ? CleanupAction.Delete.class : CleanupAction.Retire.class);
        }
    }

    @Provide
    Arbitrary<ObjectFacts> facts() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<@Nullable Instant> time = Arbitraries.longs()
                .between(-10, 3_000)
                .map(minutes -> NOW.minus(Duration.ofMinutes(minutes)))
                .injectNull(0.1);
        Arbitrary<@Nullable ObjectUse> use = Combinators.combine(
                        Arbitraries.of("a job").injectNull(0.7), time)
                .as(ObjectUse::new)
                .injectNull(0.2);
        return Combinators.combine(flag, flag, flag, time, use).as(ObjectFacts::new);
    }

    private static void assertUnused(ObjectFacts facts) {
        assertThat(facts.foreign() || facts.isProtected()).isFalse();
        assertThat(facts.use()).isNotNull();
        assertThat(facts.use().by()).isNull();
        if (facts.use().last() != null) {
            assertThat(facts.use().last()).isBeforeOrEqualTo(NOW.minus(DAY));
        }
    }

    private static @Nullable Instant ago(@Nullable Long minutes) {
        return minutes == null ? null : NOW.minus(Duration.ofMinutes(minutes));
    }

    private static String text(CleanupAction action) {
        return switch (action.getClass().getSimpleName()) {
            case "Keep" -> "Keep " + ((CleanupAction.Keep) action).reason();
            case "Retire" -> "Retire " + ((CleanupAction.Retire) action).reason();
            case "Delete" -> "Delete " + ((CleanupAction.Delete) action).reason();
            default -> action.getClass().getSimpleName();
        };
    }
}
