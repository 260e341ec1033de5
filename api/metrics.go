package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/sitrep-news/sitrep"
)

// Metrics are the figures that Prometheus asks for. They are served at an address of
// their own, never beside the pages: they tell what a server reads and how much.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
}

// NewMetrics counts requests and reads the store's figures when asked.
func NewMetrics(store sitrep.Store, version string) *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry(), requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "sitrep_http_request_seconds", Help: "Time to answer, by the pattern that answered.",
		Buckets: []float64{.001, .005, .01, .05, .1, .5, 1, 5, 30},
	}, []string{"method", "pattern", "status"})}
	build := prometheus.NewGauge(prometheus.GaugeOpts{Name: "sitrep_build_info", Help: "1, with the version.", ConstLabels: prometheus.Labels{"version": version}})
	build.Set(1)
	m.registry.MustRegister(m.requests, build, storeFigures{store}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Observe counts a request. Its pattern comes from our own table of routes, and the
// method of a request that none answers from a stranger: it is left out.
func (m *Metrics) Observe(method, pattern string, status int, d time.Duration) {
	if pattern == "-" {
		method = "-"
	}
	m.requests.WithLabelValues(method, pattern, strconv.Itoa(status)).Observe(d.Seconds())
}

// Handler answers /metrics and nothing else.
func (m *Metrics) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{EnableOpenMetrics: true, MaxRequestsInFlight: 4, Timeout: 10 * time.Second}))
	return mux
}

// storeFigures reads the store's figures for each scrape.
type storeFigures struct{ store sitrep.Store }

var (
	rowsDesc   = prometheus.NewDesc("sitrep_store_rows", "What the store holds.", []string{"of"}, nil)
	bytesDesc  = prometheus.NewDesc("sitrep_store_bytes", "Size of the store.", nil, nil)
	outboxDesc = prometheus.NewDesc("sitrep_outbox_changes", "Changes that nobody was told of yet.", nil, nil)
	outboxAge  = prometheus.NewDesc("sitrep_outbox_oldest_timestamp_seconds", "When the oldest of them was made; absent where there is none.", nil, nil)
	jobsDesc   = prometheus.NewDesc("sitrep_jobs", "Jobs by kind and state.", []string{"kind", "state"}, nil)
	jobAge     = prometheus.NewDesc("sitrep_job_oldest_timestamp_seconds", "When the oldest waiting job of a kind was due; absent where there is none.", []string{"kind"}, nil)
	upDesc     = prometheus.NewDesc("sitrep_store_up", "1 where the store answers.", nil, nil)
)

// Describe is part of prometheus.Collector.
func (s storeFigures) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{rowsDesc, bytesDesc, outboxDesc, outboxAge, jobsDesc, jobAge, upDesc} {
		to <- d
	}
}

// Collect is part of prometheus.Collector.
func (s storeFigures) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 8*time.Second)
	defer cancel()
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	st, err := s.store.Stats(ctx)
	if err != nil {
		gauge(upDesc, 0)
		return
	}
	gauge(upDesc, 1)
	for of, n := range map[string]int64{"raws": st.Raws, "reports": st.Reports, "mentions": st.Mentions, "events": st.Events, "changes": st.Changes} {
		gauge(rowsDesc, float64(n), of)
	}
	gauge(bytesDesc, float64(st.Bytes))
	gauge(outboxDesc, float64(st.Outbox))
	if !st.OldestOutbox.IsZero() {
		gauge(outboxAge, float64(st.OldestOutbox.UnixMilli())/1e3)
	}
	for kind, j := range st.Jobs {
		for state, n := range map[string]int64{"waiting": j.Waiting, "running": j.Running, "failed": j.Failed} {
			gauge(jobsDesc, float64(n), kind, state)
		}
		if !j.Oldest.IsZero() {
			gauge(jobAge, float64(j.Oldest.UnixMilli())/1e3, kind)
		}
	}
}
