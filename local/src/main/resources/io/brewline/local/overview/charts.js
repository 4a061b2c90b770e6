'use strict';
// Draws the page's figures with Chart.js. Nothing moves, so nobody has to ask for less motion.
(() => {
  const figures = JSON.parse(document.getElementById('figures').textContent);
  const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
  const axisPounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', notation: 'compact', maximumFractionDigits: 1 });
  const count = new Intl.NumberFormat('en-GB');
  const compared = figures.before !== null;
  const dayCount = figures.days.length;
  const beforeName = dayCount === 1 ? 'The day before' : `The ${dayCount} days before`;
  const MOST_BARS = 12;
  const ROW_PIXELS = 30;
  const NARROW_PIXELS = 460;
  const NARROW_ROW_PIXELS = 44;
  const PAPER_ROW_PIXELS = 33;

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const utc = (day) => new Date(`${day}T00:00:00Z`);
  const dayText = (day, options) => utc(day).toLocaleDateString('en-GB', { timeZone: 'UTC', ...options });
  const shorten = (text, most) => {
    const characters = [...text];
    return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
  };

  const noteFont = () => `600 12px ${Chart.defaults.font.family}`;

  /** Writes each bar's amount behind it, where space is scarce its name above it, and marks the period before. */
  const barNotes = {
    id: 'barNotes',
    afterDatasetsDraw(chart, _, { slices, narrow }) {
      const { ctx, scales: { x } } = chart;
      ctx.save();
      ctx.textBaseline = 'middle';
      ctx.font = noteFont();
      chart.getDatasetMeta(0).data.forEach((bar, i) => {
        const slice = slices[i];
        let end = bar.x;
        if (compared && Number(slice.revenue_before) > 0) {
          const mark = x.getPixelForValue(Number(slice.revenue_before));
          ctx.fillStyle = colour('ink');
          ctx.fillRect(mark - 1, bar.y - bar.height / 2 - 3, 2, bar.height + 6);
          end = Math.max(end, mark);
        }
        ctx.fillStyle = colour('soft');
        ctx.fillText(pounds.format(slice.revenue), end + 7, bar.y);
        if (narrow) {
          ctx.fillStyle = colour('ink');
          ctx.fillText(shorten(slice.name, 40), x.left, bar.y - bar.height / 2 - 10, chart.width - x.left);
        }
      });
      ctx.restore();
    },
  };

  function revenue(canvas) {
    const shown = figures.days;
    const datasets = [{
      label: 'Revenue',
      data: shown.map((day) => Number(day.revenue)),
      borderColor: colour('accent'),
      backgroundColor: colour('fill'),
      pointBackgroundColor: colour('accent'),
      fill: true,
    }];
    if (compared) {
      datasets.push({
        label: beforeName,
        data: shown.map((day) => Number(day.revenue_before)),
        borderColor: colour('before'),
        backgroundColor: colour('before'),
        pointBackgroundColor: colour('before'),
        borderDash: [5, 4],
        pointRadius: 0,
      });
    }
    return new Chart(canvas, {
      type: 'line',
      data: { labels: shown.map((day) => day.day), datasets },
      options: {
        borderWidth: 2,
        elements: { point: { radius: dayCount > 45 ? 0 : 2.5, hoverRadius: 5 }, line: { tension: 0.25, cubicInterpolationMode: 'monotone' } },
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: {
            grid: { display: false },
            ticks: {
              maxRotation: 0,
              autoSkipPadding: 14,
              callback: (_, i) => dayText(shown[i].day, { day: 'numeric', month: 'short', ...(dayCount <= 7 && { weekday: 'short' }) }),
            },
          },
          y: { beginAtZero: true, border: { display: false }, ticks: { callback: (value) => axisPounds.format(value), maxTicksLimit: 6 } },
        },
        plugins: {
          legend: { display: compared, align: 'end', labels: { usePointStyle: true, pointStyle: 'line' } },
          tooltip: {
            callbacks: {
              title: ([item]) => dayText(item.label, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
              label: (item) => ` ${item.dataset.label}: ${pounds.format(item.parsed.y)}`,
              afterBody: ([item]) => `${count.format(shown[item.dataIndex].orders)} orders, ${count.format(shown[item.dataIndex].units)} units`,
            },
          },
        },
      },
    });
  }

  function bars(canvas, all) {
    const slices = all.slice(0, MOST_BARS);
    const narrow = canvas.parentElement.clientWidth < NARROW_PIXELS;
    const onPaper = document.documentElement.classList.contains('paper');
    const height = slices.length * (onPaper ? PAPER_ROW_PIXELS : narrow ? NARROW_ROW_PIXELS : ROW_PIXELS) + 16;
    Object.assign(canvas.parentElement.style, { minHeight: `${height}px`, maxHeight: `max(27rem, ${height}px)` });
    const ctx = canvas.getContext('2d');
    ctx.font = noteFont();
    const noteWidth = Math.max(...slices.map((slice) => ctx.measureText(pounds.format(slice.revenue)).width));
    const longest = Math.max(...slices.map((slice) => Math.max(Number(slice.revenue), Number(slice.revenue_before))));
    return new Chart(canvas, {
      type: 'bar',
      data: {
        labels: slices.map((slice) => slice.name),
        datasets: [{
          data: slices.map((slice) => Number(slice.revenue)),
          backgroundColor: colour('bar'),
          borderRadius: 3,
          barPercentage: narrow ? 0.4 : 0.65,
          categoryPercentage: 1,
          maxBarThickness: 26,
        }],
      },
      plugins: [barNotes],
      options: {
        indexAxis: 'y',
        layout: { padding: { top: narrow ? 12 : 0, right: Math.ceil(noteWidth) + 10 } },
        interaction: { mode: 'nearest', axis: 'y', intersect: false },
        scales: {
          x: { display: false, beginAtZero: true, max: longest || 1 },
          y: {
            grid: { display: false },
            border: { display: false },
            ticks: { display: !narrow, autoSkip: false, color: colour('ink'), callback: (_, i) => shorten(slices[i].name, 38) },
          },
        },
        plugins: {
          barNotes: { slices, narrow },
          legend: { display: false },
          tooltip: {
            callbacks: {
              label: (item) => ` ${pounds.format(item.parsed.x)}, ${count.format(slices[item.dataIndex].units)} units`,
              afterLabel: (item) => (compared ? ` ${beforeName}: ${pounds.format(slices[item.dataIndex].revenue_before)}` : ''),
            },
          },
        },
      },
    });
  }

  function ring(canvas, slices) {
    const whole = slices.reduce((total, slice) => total + Number(slice.revenue), 0);
    const share = (value) => `${((100 * value) / (whole || 1)).toFixed(1)} %`;
    return new Chart(canvas, {
      type: 'doughnut',
      data: {
        labels: slices.map((slice) => `${slice.name}  ${share(Number(slice.revenue))}`),
        datasets: [{
          data: slices.map((slice) => Number(slice.revenue)),
          backgroundColor: slices.map((_, i) => colour(`slice-${(i % 4) + 1}`)),
          borderColor: colour('panel'),
          borderWidth: 3,
        }],
      },
      options: {
        cutout: '62%',
        plugins: {
          legend: { position: 'bottom', labels: { usePointStyle: true, padding: 18, color: colour('ink'), font: { size: 14 } } },
          tooltip: { callbacks: { label: (item) => ` ${pounds.format(item.parsed)}` } },
        },
      },
    });
  }

  let charts = [];

  function draw() {
    charts.forEach((chart) => chart.destroy());
    Object.assign(Chart.defaults, { animation: false, responsive: true, maintainAspectRatio: false, color: colour('soft'), borderColor: colour('line') });
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Object.assign(Chart.defaults.plugins.tooltip, {
      backgroundColor: colour('ink'), titleColor: colour('panel'), bodyColor: colour('panel'), padding: 10, displayColors: false,
    });
    const canvas = (id) => document.getElementById(id);
    charts = [
      revenue(canvas('revenue')),
      bars(canvas('best-sellers'), figures.best_sellers),
      bars(canvas('branches'), figures.branches),
      bars(canvas('product-types'), figures.product_types),
      ring(canvas('payment-methods'), figures.payment_methods),
    ];
  }

  document.documentElement.classList.add('charts');
  document.querySelectorAll('main details').forEach((details) => { details.open = false; });
  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  // Paper has a width of its own, and is light.
  const paper = (on) => {
    document.documentElement.classList.toggle('paper', on);
    draw();
  };
  addEventListener('beforeprint', () => paper(true));
  addEventListener('afterprint', () => paper(false));
})();
