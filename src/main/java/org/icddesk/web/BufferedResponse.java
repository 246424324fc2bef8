// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.icddesk.web.cache.RenderedPage;
import org.icddesk.web.content.Representation;

/**
 * A buffered response, so that a failure during rendering can still become an error page, and an unchanged page a
 * response without a body.
 */
final class BufferedResponse extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
    private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    private final ServletOutputStream stream = new Stream(bytes);
    private Integer failure;

    BufferedResponse(HttpServletResponse response) {
        super(response);
    }

    /** {@return the error status that the view set instead of throwing} */
    Optional<Integer> failure() {
        return Optional.ofNullable(failure);
    }

    void redirect(int status, String location) {
        setStatus(status);
        // NOTE: sendRedirect would put the request's Host before the path, and whoever sends it chooses that.
        setHeader("Location", location);
    }

    /** {@return the buffered page} */
    RenderedPage rendered() {
        writer.flush();
        return new RenderedPage(getContentType(), new Representation(bytes.toByteArray()));
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public void sendError(int status, String message) {
        failure = status;
    }

    @Override
    public void sendError(int status) {
        failure = status;
    }

    @Override
    public void sendRedirect(String location) {
        redirect(302, location);
    }

    @Override
    public void setContentLength(int length) {
        // Only the finished page knows its length.
    }

    @Override
    public void setContentLengthLong(long length) {
        // Only the finished page knows its length.
    }

    @Override
    public void flushBuffer() {
        writer.flush();
    }

    @Override
    public void resetBuffer() {
        writer.flush();
        bytes.reset();
    }

    /** Discards what the view wrote, but keeps the headers that every response has. */
    @Override
    public void reset() {
        resetBuffer();
        setStatus(SC_OK);
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    private static final class Stream extends ServletOutputStream {

        private final ByteArrayOutputStream target;

        private Stream(ByteArrayOutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) {
            target.write(b);
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            target.write(b, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("A page is written at once");
        }
    }
}
