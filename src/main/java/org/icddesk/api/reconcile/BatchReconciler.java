// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.icddesk.answer.Busy;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.Classification;
import org.icddesk.candidate.CandidateFinder;
import org.icddesk.candidate.CandidateList;
import org.icddesk.candidate.CandidateQuery;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.tracking.DependencyTracker;

/** Answers batches of queries: those of ICD-11 a few at a time, equal ones once. */
@ApplicationScoped
@ManagedExecutorDefinition(name = BatchReconciler.EXECUTOR, maxAsync = BatchReconciler.MAX_CONCURRENT)
public class BatchReconciler {

    static final String EXECUTOR = "java:module/concurrent/icd-reconcile";
    // NOTE: fewer than the requests in flight to WHO, so that lists leave some for readers.
    static final int MAX_CONCURRENT = 8;

    /** Clients give up after about half a minute; what was answered by then is cached for the next attempt. */
    private static final Duration MAX_DURATION = Duration.ofSeconds(25);

    private final CandidateFinder finder;

    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService executor;

    protected BatchReconciler() {
        this(null);
    }

    @Inject
    public BatchReconciler(CandidateFinder finder) {
        this.finder = finder;
    }

    /**
     * Answers queries.
     *
     * @return the candidates of each query, in the order of the queries
     * @throws IcdFailure if one of them cannot be answered: an empty list would say that there is nothing
     */
    Map<String, CandidateList> answer(Map<String, ReconcileQuery> queries, EntitySpace space) {
        boolean inTurn = queries.size() == 1 || space.context().classification() == Classification.ICD10;
        Map<ReconcileQuery, CandidateList> answers =
                inTurn ? inTurn(queries.values(), space) : concurrently(queries.values(), space);
        Map<String, CandidateList> byKey = new LinkedHashMap<>();
        queries.forEach((key, query) -> byKey.put(key, answers.get(query)));
        return byKey;
    }

    private Map<ReconcileQuery, CandidateList> inTurn(Collection<ReconcileQuery> queries, EntitySpace space) {
        Map<ReconcileQuery, CandidateList> answers = new HashMap<>();
        queries.forEach(query -> answers.computeIfAbsent(query, unseen -> find(unseen, space)));
        return answers;
    }

    private Map<ReconcileQuery, CandidateList> concurrently(Collection<ReconcileQuery> queries, EntitySpace space) {
        // What other threads ask is not known here.
        DependencyTracker.markVolatile();
        long end = System.nanoTime() + MAX_DURATION.toNanos();
        Map<ReconcileQuery, Future<CandidateList>> running = new LinkedHashMap<>();
        try {
            queries.forEach(
                    query -> running.computeIfAbsent(query, unseen -> executor.submit(() -> find(unseen, space))));
            Map<ReconcileQuery, CandidateList> answers = new HashMap<>();
            for (Map.Entry<ReconcileQuery, Future<CandidateList>> each : running.entrySet()) {
                long left = Math.max(0, end - System.nanoTime());
                answers.put(each.getKey(), each.getValue().get(left, TimeUnit.NANOSECONDS));
            }
            return answers;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IcdFailure failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException | RejectedExecutionException e) {
            throw unfinished();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unfinished();
        } finally {
            running.values().forEach(future -> future.cancel(true));
        }
    }

    private static Busy unfinished() {
        return new Busy("A batch to reconcile was not answered in time", Duration.ofSeconds(2));
    }

    /** {@return the candidates of the first text that names an entity, else those of the last} */
    private CandidateList find(ReconcileQuery query, EntitySpace space) {
        CandidateList found = CandidateList.NONE;
        for (CandidateQuery search : query.searches()) {
            found = finder.find(search, space.context(), AnswerTimeout.BATCH);
            if (found.candidates().stream()
                    .anyMatch(candidate -> candidate.how().isExact())) {
                return found;
            }
        }
        return found;
    }
}
