// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.util.Locale;
import java.util.Optional;
import org.icddesk.http.OutboundFailure;
import org.icddesk.text.LogText;

/** Creates the reasons why there is no token, with sentences for administrators. */
final class TokenProblems {

    private static final String RETRY =
            " This server retries by itself; \"Ask for a new token now\" on the status page retries at once.";
    private static final String CHECK_URL = "Check the setting icd.token.url." + RETRY;

    private TokenProblems() {}

    static TokenProblem oauth(String error, Optional<String> description) {
        String said = description.map(text -> " WHO says: \"" + text + "\".").orElse("");
        return switch (error) {
            case "invalid_client" ->
                refusal(
                        error,
                        "WHO does not accept the client id or secret (invalid_client)." + said,
                        "Compare both with the API access key of your account at https://icd.who.int/icdapi and store them"
                                + " again.");
            case "invalid_scope" ->
                refusal(
                        error,
                        "WHO does not know the requested scope (invalid_scope)." + said,
                        "Check the setting icd.token.scope; WHO's scope is icdapi_access.");
            case "unauthorized_client" ->
                refusal(
                        error,
                        "WHO knows this client but does not allow it to request tokens (unauthorized_client)." + said,
                        "Check at https://icd.who.int/icdapi that the API access key is active, or ask WHO.");
            case "unsupported_grant_type" ->
                refusal(
                        error,
                        "The token endpoint does not issue tokens to servers (unsupported_grant_type)." + said,
                        "Check the setting icd.token.url.");
            default ->
                refusal(
                        error,
                        "WHO refused the server's credential request (" + error + ")." + said,
                        "Check the settings icd.token.url and icd.token.client-authentication.");
        };
    }

    static TokenProblem status(int status, Optional<String> contentType) {
        String got = "The token endpoint answered with status " + status
                + contentType.map(type -> " and " + LogText.ascii(type, 80)).orElse("") + ".";
        String advice =
                switch (status) {
                    case 301, 302, 303, 307, 308 -> "Redirects are not followed. " + CHECK_URL;
                    case 404, 405, 415 -> "This does not look like a token endpoint. " + CHECK_URL;
                    case 401, 403 -> "A firewall or proxy on the way may be refusing." + RETRY;
                    case 407 ->
                        "The outbound proxy requires a user name and password. Check the setting icd.proxy.url."
                                + RETRY;
                    case 429 -> "WHO is rate-limiting this server, which waits as long as it is told to.";
                    default -> "The fault is at WHO or on the way there." + RETRY;
                };
        return new TokenProblem("status_" + status, false, got, advice);
    }

    static TokenProblem noReply(OutboundFailure failure) {
        String advice =
                switch (failure.reason()) {
                    case DNS -> "Check this server's name resolution and the setting icd.token.url." + RETRY;
                    case CONNECT, PROXY ->
                        "Check the firewall and the settings icd.proxy.url and icd.token.url." + RETRY;
                    case TLS -> "Nothing is sent over an untrusted connection." + RETRY;
                    case BUSY, CLOSED -> "This server is busy or shutting down.";
                    default -> "The fault is at WHO or on the way there." + RETRY;
                };
        String code = failure.reason().name().toLowerCase(Locale.ROOT);
        return new TokenProblem(
                code, false, "No answer from the token endpoint: " + failure.getMessage() + ".", advice);
    }

    static TokenProblem foreign(String contentType) {
        return new TokenProblem(
                "content_type",
                false,
                "The token endpoint answered with " + LogText.ascii(contentType, 80) + " instead of JSON.",
                "A login page or proxy on the way may be answering. " + CHECK_URL);
    }

    static TokenProblem unreadable(String what) {
        return new TokenProblem(
                "unreadable",
                false,
                "The token endpoint gave an unreadable answer: " + what + ".",
                "The fault is at WHO or on the way there. " + CHECK_URL);
    }

    static TokenProblem credential(CredentialSource.CredentialResult result) {
        String lead =
                switch (result.kind()) {
                    case HALF -> "Only half of the credential is stored: ";
                    case UNREADABLE -> "The credential cannot be read: ";
                    default -> "No credential is stored: ";
                };
        String advice =
                switch (result.kind()) {
                    case HALF -> "Add the missing half.";
                    case UNREADABLE ->
                        "Fix what cannot be read. A credential store opens only with the password it was created with,"
                                + " the server's ICD_STORE_PASSWORD; otherwise create it again: docs/administration.md,"
                                + " section 2.";
                    default -> "Store the client id and secret in the server's credential store \"icd\".";
                };
        return new TokenProblem(
                TokenProblem.CREDENTIAL + result.kind().name().toLowerCase(Locale.ROOT),
                true,
                lead + result.message() + ".",
                advice + " This server checks again every 10 seconds.");
    }

    static TokenProblem assumedLifetime() {
        return new TokenProblem(
                "lifetime",
                false,
                "The token endpoint gave no usable lifetime (expires_in); " + ExpiresIn.ASSUMED.toSeconds()
                        + " seconds is assumed.",
                "No action is needed.");
    }

    static TokenProblem assumedType() {
        return new TokenProblem(
                "token_type",
                false,
                "The token endpoint gave no token_type; Bearer is assumed.",
                "No action is needed.");
    }

    static TokenProblem internal(Throwable failure) {
        return new TokenProblem(
                "internal",
                false,
                "The token request failed inside this server ("
                        + failure.getClass().getSimpleName() + ").",
                "Report this as a bug in ICD Desk." + RETRY);
    }

    static TokenProblem slow() {
        return new TokenProblem(
                "slow", false, "The token endpoint has not answered yet.", "The request is still running." + RETRY);
    }

    static TokenProblem stopping() {
        return new TokenProblem("stopping", false, "This server is shutting down.", "No action is needed.");
    }

    private static TokenProblem refusal(String error, String message, String advice) {
        return new TokenProblem(error, true, message, advice + RETRY);
    }
}
