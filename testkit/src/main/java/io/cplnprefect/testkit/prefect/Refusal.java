/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

/** Ends the handling of a request with an answer that says no. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Refusal(Answer answer) {
        super("status " + answer.status(), null, false, false);
        this.answer = answer;
    }

    static Refusal detail(int status, String text) {
        return new Refusal(Answer.detail(status, text));
    }

    /** Returns the answer to a broken unique or foreign key constraint. */
    static Refusal conflict() {
        return detail(
                409,
                "Data integrity conflict. This usually means a unique or foreign key constraint was violated. See"
                        + " server logs for details.");
    }

    Answer answer() {
        return answer;
    }
}
