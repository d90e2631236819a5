/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of a fault plan as data: the requests, their selection, and the fault. */
final class FaultRules {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final int MOST = Integer.MAX_VALUE;

    private record FaultRule(
            RequestPattern requests, int skip, int times, int every, double probability, Fault fault) {}

    private final List<FaultRule> rules = new ArrayList<>();

    static FaultRules read(FileNode list) {
        FaultRules read = new FaultRules();
        for (FileNode rule : list.elements()) {
            rule.allow("request", "bodyContains", "skip", "times", "every", "probability", "then");
            RequestPattern requests = requests(rule.member("request"));
            String text = rule.member("bodyContains").text();
            Fault fault = fault(rule.member("then"));
            FileNode probability = rule.member("probability");
            FaultRule complete = new FaultRule(
                    text == null ? requests : requests.whereBodyContains(text),
                    rule.member("skip").number(0, 0, MOST),
                    rule.member("times").number(MOST, 1, MOST),
                    rule.member("every").number(1, 1, MOST),
                    probability.exists() ? probability.share() : 1,
                    fault == null ? Fault.hang() : fault);
            read.rules.add(complete);
        }
        return read;
    }

    void addTo(FaultPlan plan) {
        for (FaultRule rule : rules) {
            plan.when(rule.requests())
                    .skip(rule.skip())
                    .times(rule.times())
                    .every(rule.every())
                    .withProbability(rule.probability())
                    .then(rule.fault());
        }
    }

    private static RequestPattern requests(FileNode request) {
        String[] parts = request.text("any").split(" ", 2);
        boolean any = parts[0].equals("any");
        boolean valid = any || (METHODS.contains(parts[0]) && parts.length == 2);
        if (!valid || (parts.length == 2 && !parts[1].startsWith("/"))) {
            request.report("expected 'any', 'any <path>' or a verb with a path, for example"
                    + " 'POST /flow_runs/{id}/set_state'");
            return RequestPattern.any();
        }
        RequestPattern paths = parts.length == 1 ? RequestPattern.any() : RequestPattern.any(parts[1]);
        return any ? paths : paths.where(sent -> sent.method().equals(parts[0]));
    }

    /** Returns the fault, or null, with a report, if it is invalid. */
    private static @Nullable Fault fault(FileNode then) {
        String name = then.isText() ? then.text() : then.onlyMember();
        if (name == null) {
            return null;
        }
        FileNode argument = then.member(name);
        return switch (name) {
            case "respond" -> Fault.respond(argument.number(503, 100, 599));
            case "rateLimit" -> argument.exists() ? Fault.rateLimit(argument.requiredDuration()) : Fault.rateLimit();
            case "quota" -> Fault.quota(argument.requiredText());
            case "html" -> Fault.html(argument.number(502, 200, 599));
            case "loseRequest" -> Fault.loseRequest();
            case "loseResponse" -> Fault.loseResponse();
            case "applyLate" -> Fault.applyLate(argument.requiredDuration());
            case "hang" -> Fault.hang();
            case "delay" -> Fault.delay(argument.requiredDuration());
            case "drip" -> {
                argument.allow("bytes", "period");
                yield Fault.drip(
                        argument.member("bytes").number(1, 1, MOST),
                        argument.member("period").requiredDuration());
            }
            case "cutBody" -> Fault.cutBody();
            case "truncateBody" -> Fault.truncateBody();
            case "replaceBody" -> Fault.replaceBody(argument.requiredText());
            case "replaceStatus" -> Fault.replaceStatus(argument.number(502, 100, 599));
            case "removeHeader" -> Fault.removeHeader(argument.requiredText());
            case "stale" -> Fault.stale(argument.requiredDuration());
            case "dropSocket" -> Fault.dropSocket(argument.number(0, 0, MOST));
            case "closeSocket" -> Fault.closeSocket(argument.number(0, 0, MOST));
            case "silenceSocket" -> Fault.silenceSocket(argument.number(0, 0, MOST));
            case "duplicateMessage" -> Fault.duplicateMessage(argument.number(1, 1, MOST));
            case "dropEntries" -> Fault.dropEntries(argument.number(1, 1, MOST));
            default -> {
                then.report("unknown fault '" + name + "'. Expected the name of a method of Fault, for example"
                        + " loseResponse, or {respond: 503}");
                yield null;
            }
        };
    }
}
