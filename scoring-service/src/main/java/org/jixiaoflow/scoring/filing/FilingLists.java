package org.jixiaoflow.scoring.filing;

import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.projection.Shown;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Publishes lists of those that must file, one after the other. */
@Component
class FilingLists {

    private final Publisher publisher;
    private final Filings filings;

    /** What this instance published may not have reached the view yet. */
    private final Map<String, Integer> published = new HashMap<>();

    FilingLists(Publisher publisher, Filings filings) {
        this.publisher = publisher;
        this.filings = filings;
    }

    /**
     * Publishes a list as the version after the newest one. The next page shows it, unless the view is far behind.
     *
     * @param changed the list, with the version it was made from, 0 of the first
     * @return the list as published; a problem 409 if there is a newer version than the one it was made from
     */
    FilingList publish(FilingList changed) {
        var next = published(changed);
        Shown.soon(() -> viewed(next) >= next.getVersion());
        return next;
    }

    private synchronized FilingList published(FilingList changed) {
        var key = changed.getRegionCode() + "-" + changed.getYear();
        var newest = Math.max(viewed(changed), published.getOrDefault(key, 0));
        if (changed.getVersion() != newest) {
            throw new Problem(HttpStatus.CONFLICT, "STALE_FILING_LIST", newest).at("/version");
        }
        var next = FilingList.newBuilder(changed).setVersion(newest + 1).build();
        publisher.send(Topics.FILING_LISTS, key, next).join();
        published.put(key, next.getVersion());
        return next;
    }

    private int viewed(FilingList list) {
        return filings.list(list.getRegionCode(), list.getYear())
                .map(view -> view.value().getVersion())
                .orElse(0);
    }
}
