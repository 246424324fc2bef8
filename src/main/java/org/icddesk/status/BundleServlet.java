// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.icddesk.access.AccessGuard;
import org.icddesk.access.CsrfTokens;
import org.icddesk.bundle.BundleExport;
import org.icddesk.bundle.BundleRefusal;
import org.icddesk.bundle.Bundles;
import org.icddesk.server.ListenerLimit;
import org.icddesk.web.View;

/**
 * Has administrators export and import bundles, behind {@link StatusFilter}. What is uploaded is written to disk by the server
 * itself, and only after the proof, which stands in the address, was verified.
 */
public class BundleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String PART = "bundle";
    private static final long FORM_BYTES = 2_000;

    private final transient Bundles bundles;
    private final transient CsrfTokens csrfTokens = new CsrfTokens(new SecureRandom(), Clock.systemUTC());

    @Inject
    public BundleServlet(Bundles bundles) {
        this.bundles = bundles;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        show(BundleStep.of(request), null, request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        BundleStep step = BundleStep.of(request);
        if (!AccessGuard.confirmAction(request, response, csrfTokens, step.audited())) {
            return;
        }
        try {
            if (step == BundleStep.EXPORT) {
                bundles.export(bundle -> send(bundle, response));
            } else {
                receive(request);
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader(
                        "Location",
                        request.getContextPath() + AccessGuard.STATUS_PATH + "?done=" + step.path() + "#bundle");
            }
        } catch (BundleRefusal e) {
            response.setStatus(
                    e.reason() == BundleRefusal.Reason.TOO_LARGE
                            ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                            : HttpServletResponse.SC_CONFLICT);
            show(step, e.getMessage() + ".", request, response);
        } catch (IOException e) {
            if (response.isCommitted()) {
                throw e;
            }
            response.reset();
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            show(step, "The file could not be " + step.failed() + ": " + words(e) + ".", request, response);
        }
    }

    private static String words(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private void show(BundleStep step, String refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setAttribute("question", step.question());
        request.setAttribute("consequence", step.consequence());
        request.setAttribute("upload", step == BundleStep.IMPORT);
        if (step == BundleStep.IMPORT) {
            request.setAttribute("most", most());
            request.setAttribute("mostWords", BundleStep.most(most(), bundles.maxBytes()));
        }
        request.setAttribute("refusal", refusal);
        request.setAttribute(
                "proof", csrfTokens.issue(request.getUserPrincipal().getName(), step.audited()));
        View.show("bundle", request, response);
    }

    /** {@return the largest file that can be uploaded, in bytes: the form has a little more than the file} */
    private long most() {
        return Math.min(bundles.maxBytes(), ListenerLimit.bytes().orElse(Long.MAX_VALUE)) - FORM_BYTES;
    }

    private static void send(BundleExport bundle, HttpServletResponse response) throws IOException {
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(bundle.length());
        String day =
                LocalDate.ofInstant(bundle.created(), ZoneId.systemDefault()).toString();
        response.setHeader("Content-Disposition", "attachment; filename=\"icd-desk-" + day + ".icdbundle\"");
        bundle.writeTo(response.getOutputStream());
    }

    private void receive(HttpServletRequest request) throws IOException, ServletException, BundleRefusal {
        long size = request.getContentLengthLong();
        String type = request.getContentType();
        if (size < 0 || type == null || !type.startsWith("multipart/form-data")) {
            throw BundleRefusal.unreadable("Send it as a form does, with its size told beforehand");
        }
        String who = "uploaded by " + request.getUserPrincipal().getName();
        bundles.receive(size, who, place -> write(request, place));
    }

    private static void write(HttpServletRequest request, Path place) throws IOException {
        try {
            Part part = request.getPart(PART);
            if (part == null || part.getSubmittedFileName() == null) {
                throw new IOException("the form has no file " + PART);
            }
            part.write(place.toString());
        } catch (ServletException | IllegalStateException e) {
            throw new IOException("the form cannot be read", e);
        }
    }
}
