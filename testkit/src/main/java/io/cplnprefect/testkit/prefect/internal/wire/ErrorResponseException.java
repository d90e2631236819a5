/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

/** Ends the handling of a request with an error response. */
public final class ErrorResponseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiResponse response;

    /** Creates an exception without a stack trace, since it is part of the normal flow. */
    public ErrorResponseException(ApiResponse response) {
        super("status " + response.status(), null, false, false);
        this.response = response;
    }

    /** Returns an exception whose response has the body of Prefect's own route functions. */
    public static ErrorResponseException detail(int status, String text) {
        return new ErrorResponseException(ApiResponse.detail(status, text));
    }

    /** Returns an exception with the response to a violated unique or foreign key constraint. */
    public static ErrorResponseException conflict() {
        return detail(
                409,
                "Data integrity conflict. This usually means a unique or foreign key constraint was violated. See"
                        + " server logs for details.");
    }

    /** Returns an exception with the response to a request that the server does not handle because of a defect. */
    public static ErrorResponseException serverError() {
        return new ErrorResponseException(ApiResponse.exception(500, "Internal Server Error"));
    }

    /** Returns the response. */
    public ApiResponse response() {
        return response;
    }
}
