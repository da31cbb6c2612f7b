using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Measures.Histories;

/// <summary>Everything that a source delivered, in lists.</summary>
internal sealed class HistoryFacts
{
    public List<Branch> Branches { get; } = [];

    public List<Customer> Customers { get; } = [];

    public List<CustomerVersion> Versions { get; } = [];

    public List<Churn> Churn { get; } = [];

    public List<Contact> Contacts { get; } = [];

    public List<Moment> Moments { get; } = [];

    public List<PlanItem> PlanItems { get; } = [];

    public List<Policy> Policies { get; } = [];

    public List<Assignment> Assignments { get; } = [];

    public List<Warning> Warnings { get; } = [];

    public List<RetentionCase> Cases { get; } = [];

    public List<Complaint> Complaints { get; } = [];

    public List<Survey> Surveys { get; } = [];

    public List<ManagerTime> Times { get; } = [];

    public List<Sales> Sales { get; } = [];

    /// <summary>All of them, those that others refer to first.</summary>
    public IEnumerable<object> All =>
        [
            .. Branches,
            .. Customers,
            .. Versions,
            .. Churn,
            .. Contacts,
            .. Moments,
            .. PlanItems,
            .. Policies,
            .. Assignments,
            .. Warnings,
            .. Cases,
            .. Complaints,
            .. Surveys,
            .. Times,
            .. Sales,
        ];
}
