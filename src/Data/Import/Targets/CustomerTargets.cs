using System.Linq.Expressions;
using Kpi.Data.Import.Rows;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import.Targets;

/// <summary>dim_customer.</summary>
internal sealed class CustomerTarget()
    : ImportTarget<Customer, string>(
        "customer",
        "customer_id",
        new TextField("customer_id", Required: true),
        new TimeField("joined_at", Required: true),
        new TextField("masked_name", Required: false, MaxNameLength),
        new FlagField("do_not_disturb")
    )
{
    private const int MaxNameLength = 200;

    public override void Judge(MappedRow row)
    {
        var customer = Read(row);
        row.Known.Announce(customer.Code, customer.JoinedAt);
    }

    public override async Task LoadAsync(ImportRun run)
    {
        var known = run.Known.Customers;
        var nextId = known.Values.Select(customer => customer.Id).DefaultIfEmpty().Max() + 1;
        var upsert = new Upsert<Customer, string>(run.Context, KeyOf, Among) { UpdatesInPlace = true };
        foreach (var chunk in AcceptedRows(run).Select(row => row.Entity).Chunk(ChunkSize))
        {
            foreach (var customer in chunk)
            {
                customer.Id = known.TryGetValue(customer.Code, out var old) ? old.Id : nextId++;
                known[customer.Code] = new(customer.Id, customer.JoinedAt);
            }

            var loaded = await upsert.WriteAsync(chunk, run.Cancellation);
            run.Count(Name, loaded, chunk.Length - loaded);
        }
    }

    protected override Customer Read(MappedRow row) =>
        new()
        {
            Code = row.Text("customer_id"),
            JoinedAt = row.Time("joined_at"),
            MaskedName = row.OptionalText("masked_name", MaxNameLength),
            DoNotDisturb = row.Flag("do_not_disturb"),
        };

    protected override string KeyOf(Customer entity) => entity.Code;

    private static Expression<Func<Customer, bool>> Among(IReadOnlyList<Customer> customers)
    {
        var ids = customers.Select(customer => customer.Id).ToList();
        return customer => EF.Parameter(ids).Contains(customer.Id);
    }
}

/// <summary>dim_customer_version.</summary>
internal sealed class CustomerVersionTarget()
    : HistoryTarget<CustomerVersion, (int CustomerId, DateTime ValidFrom)>(
        "customer_version",
        "customer_id",
        new TextField("customer_id", Required: true),
        new TimeField("valid_from", Required: true),
        new TimeField("valid_to", Required: false),
        new ChoiceField<Tier>("tier", Required: true),
        new TextField("branch", Required: true),
        new NumberField("monthly_value", Required: true)
    )
{
    protected override CustomerVersion Read(MappedRow row)
    {
        var version = new CustomerVersion
        {
            CustomerId = row.Known.Customer(row, "customer_id")?.Id ?? 0,
            ValidFrom = row.Time("valid_from"),
            ValidTo = row.OptionalTime("valid_to"),
            Tier = row.Choice<Tier>("tier"),
            BranchId = row.Known.Branch(row, "branch"),
            MonthlyValue = row.Number("monthly_value"),
        };
        if (version.ValidTo <= version.ValidFrom)
        {
            row.Blame("valid_to", FaultCode.EndBeforeStart, "The version ends before or when it begins.");
        }

        if (version.MonthlyValue < 0)
        {
            row.Blame("monthly_value", FaultCode.NegativeAmount, "A monthly value is never negative.");
        }

        return version;
    }

    protected override (int CustomerId, DateTime ValidFrom) KeyOf(CustomerVersion entity) => (entity.CustomerId, entity.ValidFrom);

    protected override Span SpanOf(CustomerVersion entity) => new(entity.CustomerId, entity.ValidFrom, entity.ValidTo);

    protected override Fault OverlapOf(MappedRow row) =>
        row.FaultOf("valid_from", FaultCode.Overlapping, "The version overlaps an earlier one of the same customer.");

    protected override IAsyncEnumerable<((int CustomerId, DateTime ValidFrom) Key, Span Span)> StoredSpans(ImportRun run) =>
        run
            .Context.CustomerVersions.Select(row => new Span(row.CustomerId, row.ValidFrom, row.ValidTo))
            .AsAsyncEnumerable()
            .Select(span => ((span.CustomerId, span.From), span));

    protected override Expression<Func<CustomerVersion, bool>> Among(IReadOnlyList<CustomerVersion> entities)
    {
        var customers = entities.Select(version => version.CustomerId).Distinct().ToList();
        return version => EF.Parameter(customers).Contains(version.CustomerId);
    }
}
