// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.util.Optional;
import java.util.function.Function;

/**
 * Sends a token request with the current credential.
 *
 * @param credentials where the credential is, asked again each time
 * @param endpoint asks for a token; takes 5 seconds at most
 */
record TokenRequester(CredentialSource credentials, Function<Credential, TokenResponse> endpoint) {

    /**
     * Sends the request; never throws.
     *
     * @param sending called right before a request is sent, and not if there is no credential to send
     */
    Result request(Runnable sending) {
        String fingerprint = "";
        try {
            CredentialSource.CredentialResult result = credentials.find();
            if (result.credential().isEmpty()) {
                return new Result(new TokenResponse.NoCredential(TokenProblems.credential(result)), fingerprint);
            }
            Credential credential = result.credential().get();
            fingerprint = credential.fingerprint();
            sending.run();
            return new Result(endpoint.apply(credential), fingerprint);
        } catch (RuntimeException | Error e) {
            // Even an Error must not leave a request in flight for ever, which would keep all others away.
            return failed(e, fingerprint);
        }
    }

    /** {@return the result of a request that failed inside this server} */
    static Result failed(Throwable failure, String fingerprint) {
        return new Result(TokenResponse.Failed.of(TokenProblems.internal(failure)), fingerprint);
    }

    /** {@return whether there is a credential now, and a different one} */
    boolean hasOtherThan(String fingerprint) {
        Optional<Credential> found = credentials.find().credential();
        return found.isPresent() && !found.get().fingerprint().equals(fingerprint);
    }

    /** {@return where the credential comes from or what is missing} */
    String source() {
        return credentials.find().message();
    }

    /**
     * The outcome of a request.
     *
     * @param fingerprint of the credential sent
     */
    record Result(TokenResponse answer, String fingerprint) {}
}
