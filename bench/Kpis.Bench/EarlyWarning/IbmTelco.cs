using System.Globalization;
using Kpi.Kpis.EarlyWarning;

namespace Kpi.Kpis.Bench.EarlyWarning;

/// <summary>A customer of IBM's Telco Customer Churn set, by column name.</summary>
public sealed record IbmCustomer(IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>The customer's id.</summary>
    public string Id => Columns["customerID"];

    /// <summary>Whether the customer left.</summary>
    public bool Left => Columns["Churn"] == "Yes";

    /// <summary>Months with the company.</summary>
    public int Tenure => int.Parse(Columns["tenure"], CultureInfo.InvariantCulture);

    /// <summary>What the customer pays a month.</summary>
    public double MonthlyCharges => double.Parse(Columns["MonthlyCharges"], CultureInfo.InvariantCulture);
}

/// <summary>IBM's Telco Customer Churn set as rows of features: one snapshot, so the split is by a fixed hash instead of by time.</summary>
public static class IbmTelco
{
    private static readonly Month Snapshot = new(2026, 1);

    /// <summary>What the model may use. Gender is banned; age is used to compare groups, not to predict.</summary>
    public static IReadOnlyList<RiskFeature> Features { get; } =
    [
        Named("tenure_months", "在网时间", "tenure"),
        Named("tenure_log", "在网时间（对数）", "tenure (logarithm)"),
        Named("monthly_charges", "月租费", "monthly charges"),
        Named("total_charges", "累计费用", "total charges"),
        Named("contract_one_year", "一年合约", "a one-year contract"),
        Named("contract_two_year", "两年合约", "a two-year contract"),
        Named("internet_fiber", "光纤上网", "fibre"),
        Named("internet_none", "不上网", "no internet"),
        Named("online_security", "在线安全", "online security"),
        Named("online_backup", "在线备份", "online backup"),
        Named("device_protection", "设备保障", "device protection"),
        Named("tech_support", "技术支持", "technical support"),
        Named("streaming_tv", "流媒体电视", "streaming TV"),
        Named("streaming_movies", "流媒体电影", "streaming movies"),
        Named("multiple_lines", "多条线路", "several lines"),
        Named("paperless_billing", "电子账单", "paperless billing"),
        Named("pays_by_electronic_check", "电子支票付款", "payment by electronic check"),
        Named("has_family", "有家庭成员", "partner or dependents"),
    ];

    /// <summary>Reads the file.</summary>
    public static IReadOnlyList<IbmCustomer> Read(string path)
    {
        // No field of this file is quoted or has a comma.
        var lines = File.ReadAllLines(path);
        var names = lines[0].Split(',');
        return
        [
            .. lines
                .Skip(1)
                .Where(line => line.Length > 0)
                .Select(line => new IbmCustomer(
                    names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)
                )),
        ];
    }

    /// <summary>70% to train and tune, 30% to test, by a hash of the customer's id; a salt makes another split.</summary>
    public static (IReadOnlyList<CustomerMonth> Train, IReadOnlyList<CustomerMonth> Tune, IReadOnlyList<CustomerMonth> Test) Split(
        IReadOnlyList<IbmCustomer> customers,
        string salt = ""
    )
    {
        var parts = customers.ToLookup(
            customer =>
                NoContactGroup.Uniform(salt + customer.Id) switch
                {
                    < 0.5 => 0,
                    < 0.7 => 1,
                    _ => 2,
                },
            Row
        );
        return ([.. parts[0]], [.. parts[1]], [.. parts[2]]);
    }

    private static CustomerMonth Row(IbmCustomer customer)
    {
        var total = customer.Columns["TotalCharges"].Trim();
        double?[] features =
        [
            customer.Tenure,
            Math.Log(1 + customer.Tenure),
            customer.MonthlyCharges,
            total.Length == 0 ? null : double.Parse(total, CultureInfo.InvariantCulture),
            Is("Contract", "One year"),
            Is("Contract", "Two year"),
            Is("InternetService", "Fiber optic"),
            Is("InternetService", "No"),
            Is("OnlineSecurity", "Yes"),
            Is("OnlineBackup", "Yes"),
            Is("DeviceProtection", "Yes"),
            Is("TechSupport", "Yes"),
            Is("StreamingTV", "Yes"),
            Is("StreamingMovies", "Yes"),
            Is("MultipleLines", "Yes"),
            Is("PaperlessBilling", "Yes"),
            Is("PaymentMethod", "Electronic check"),
            Math.Max(Is("Partner", "Yes"), Is("Dependents", "Yes")),
        ];
        var groups = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tier"] = Tier(customer.MonthlyCharges),
            ["age_band"] = customer.Columns["SeniorCitizen"] == "1" ? "65+" : "<65",
        };
        return new(customer.Id, Snapshot, features, customer.Left, groups);

        double Is(string column, string value) => customer.Columns[column] == value ? 1 : 0;
    }

    /// <summary>The tier by quartile of monthly charges, with the cuts of the reference figures.</summary>
    public static string Tier(double monthlyCharges) =>
        monthlyCharges switch
        {
            <= 35.5 => "T1_low",
            <= 70.35 => "T2",
            <= 89.85 => "T3",
            _ => "T4_high",
        };

    private static RiskFeature Named(string name, string zh, string en) =>
        new(name, new($"{zh}（高）", $"{en} (high)"), new($"{zh}（低）", $"{en} (low)"));
}
